extension [Input] {
    /// Results among the filings would be taken for filings next time, and filings in the output folder for results.
    func refuseNesting(of path: String) throws(ReviewError) {
        let out = InputCollector.canonical(path) + "/"
        for input in self {
            let isNested = input.folder.map { out.hasPrefix(InputCollector.canonical($0) + "/") } ?? false
            if isNested || InputCollector.canonical(input.path).hasPrefix(out) { throw .outputInsideInput(path) }
        }
    }
}

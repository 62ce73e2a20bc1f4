import FilingModel

/// Every rule there is, in the catalogue's order. A test holds this list against the folders beside it.
package enum RuleCatalogue {
    package static let workbookRules: [any WorkbookRule.Type] = []

    package static let filingRules: [any FilingRule.Type] = []

    package static let registerRules: [any RegisterRule.Type] = []

    package static var all: [any Rule.Type] { workbookRules + filingRules + registerRules }

    package static let descriptions: [RuleDescription] = all.map { $0.description }
}

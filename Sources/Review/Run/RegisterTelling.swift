import Rules

extension RuleBook {
    /// How many rules look at a run as a whole.
    var registerRuleCount: Int { RuleCatalogue.registerRules.count { profile.isEnabled($0.description.id) } }

    /// The same rules, each of which is told of before it is run.
    func telling(_ tell: @escaping @Sendable () -> Void) -> RuleBook {
        var book = self
        let watched = boundary
        book.boundary = Boundary(
            enter: { rule, file in
                tell()
                watched?.enter(rule, file)
            },
            hindrance: { rule, file in watched?.hindrance(rule, file) })
        return book
    }
}

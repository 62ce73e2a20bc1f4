import FilingModel

/// Every rule there is, in the catalogue's order. A test holds this list against the folders beside it.
package enum RuleCatalogue {
    package static let workbookRules: [any WorkbookRule.Type] = [
        NotAWorkbook.self,
        EncryptedWorkbook.self,
        WorkbookWithMacros.self,
        ForeignTextFile.self,
        FileBeyondLimits.self,
        FormulaWithoutResult.self,
        UnrecognisedForm.self,
        SeveralFormsInSheet.self,
    ]

    package static let filingRules: [any FilingRule.Type] = [
        MissingProjectName.self,
        MissingDepartment.self,
        MissingUnit.self,
        MissingYearGoal.self,
        MissingRequestedAmount.self,
        NoIndicators.self,
        MissingIndicatorLevel.self,
        MissingTarget.self,
        MissingSign.self,
        MissingMeasureUnit.self,
        MissingWeight.self,
        TemplateResidue.self,
        CodeOfWrongLength.self,
        UnitCodeOutsideDepartment.self,
        TotalDiffersFromParts.self,
        UndeclaredAmountUnit.self,
        ContradictoryAmountUnit.self,
        AmountAsText.self,
        InexactAmount.self,
        AmountWithoutMoney.self,
        TaskTotalDiffers.self,
        UnknownCategory.self,
        MisplacedKind.self,
        UnofficialLevelName.self,
        MissingCategory.self,
        RepeatedIndicator.self,
        LabelAsIndicatorName.self,
        NonStandardSign.self,
        UnquantifiedTarget.self,
        ContradictorySigns.self,
        ContradictoryUnits.self,
        ImpossibleSatisfaction.self,
        UnquantifiedSatisfaction.self,
        PercentageAboveWhole.self,
        DirectionAgainstSign.self,
        CostWithFloor.self,
        UnwantedWithFloor.self,
        WantedWithCeiling.self,
        TooFewNumbers.self,
        VagueTarget.self,
        WeightsOffTotal.self,
        WeightOutOfBounds.self,
        OtherBudgetYear.self,
        PeriodEndsBeforeStart.self,
        YearOutsidePeriod.self,
        EmptyMeaningText.self,
        GoalOfUnusualLength.self,
        StrayBlank.self,
        FullWidthFigure.self,
    ]

    package static let registerRules: [any RegisterRule.Type] = [
        SubtotalDiffersFromProjects.self,
        LargeRequestWithoutEvaluation.self,
        RequestWithoutFiling.self,
        ProjectFiledTwice.self,
    ]

    package static var all: [any Rule.Type] { workbookRules + filingRules + registerRules }

    package static let descriptions: [RuleDescription] = all.map { $0.description }
}

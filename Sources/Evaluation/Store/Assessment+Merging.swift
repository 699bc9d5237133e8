extension Assessment {
    /// What a person changed since `base`, on top of what stands in a store now.
    ///
    /// Two programs may have the same draft open. An answer that both changed is the one given here, which is newer.
    ///
    /// - Parameters:
    ///   - base: The draft as it was when it was last read or stored here.
    ///   - stored: The draft as it is in the store.
    /// - Returns: The draft as it is to be stored.
    public func changes(since base: Assessment, on stored: Assessment) -> Assessment {
        var merged = stored
        for item in Set(answers.keys).union(base.answers.keys) where answers[item] != base.answers[item] {
            merged.answers[item] = answers[item]
        }
        for risk in Set(riskNotes.keys).union(base.riskNotes.keys)
        where riskNotes[risk] != base.riskNotes[risk] {
            merged.riskNotes[risk] = riskNotes[risk]
        }
        if weighting != base.weighting { merged.weighting = weighting }
        if waivers != base.waivers { merged.waivers = waivers }
        if isSelfAssessment != base.isSelfAssessment { merged.isSelfAssessment = isSelfAssessment }
        return merged
    }
}

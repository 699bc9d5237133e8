import ArgumentParser

@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "What Assay's performance figures are measured with; one command a figure.",
        subcommands: [
            Live.self, Queries.self, Transfer.self, DropDay.self, Mix.self, Growth.self, Kills.self,
            Cuts.self, Fuzz.self, TwoYears.self, Samples.self, Writer.self, LatestOnce.self,
        ])
}

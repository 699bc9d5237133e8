import ArgumentParser

@main
enum Entry {
    static func main() {
        // Beside what this measures, the parser of arguments would count.
        if CommandLine.arguments.count == 3, CommandLine.arguments[1] == NewProcess.word {
            NewProcess.run(CommandLine.arguments[2])
        } else {
            Benchmarks.main()
        }
    }
}

struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "What Assay's performance figures are measured with; one command a figure.",
        subcommands: [
            Live.self, Queries.self, Transfer.self, DropDay.self, Mix.self, Growth.self, Kills.self,
            Cuts.self, Fuzz.self, TwoYears.self, Samples.self, Writer.self,
        ])
}

import Metrics
import Testing

@Suite struct LabelsTests {
    @Test func orderAndRepetitionDoNotMatter() {
        let one: Labels = ["gpu": "h100", "region": "us"]
        let other = Labels([
            .init(name: "region", value: "us"), .init(name: "gpu", value: "h100"),
            .init(name: "region", value: "eu"),
        ])
        #expect(one == other)
        #expect(one.description == "gpu=h100,region=us")
        #expect(one["region"] == "us")
    }

    @Test(
        arguments: [
            [:], ["gpu": "a100-80gb"], ["model": "a=b,c\\d", "provider": ""], ["a,b": "=", "c": "x"],
        ] as [Labels])
    func textReadsBack(labels: Labels) {
        #expect(Labels(parsing: labels.description) == labels)
    }

    @Test(arguments: ["gpu", "=x", "gpu=h100,", ",", "gpu=h100,region"])
    func brokenTextIsRefused(text: String) {
        #expect(Labels(parsing: text) == nil)
    }
}

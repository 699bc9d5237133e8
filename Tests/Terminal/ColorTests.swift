import Terminal
import Testing

@Suite struct `Colours` {
    /// Values of xterm's 256colres.h.
    @Test(arguments: [
        (Color.rgb(255, 135, 0), ColorDepth.indexed, Color.indexed(208)),
        (.rgb(8, 8, 8), .indexed, .indexed(232)),
        (.rgb(255, 255, 255), .indexed, .indexed(231)),
        (.rgb(255, 0, 0), .sixteen, .indexed(9)),
        (.indexed(196), .sixteen, .indexed(9)),
        (.indexed(12), .eight, .indexed(4)),
        (.indexed(214), .eight, .indexed(3)),
        (.indexed(214), .none, .standard),
        (.rgb(1, 2, 3), .direct, .rgb(1, 2, 3)),
        (.standard, .eight, .standard),
    ])
    func `become the nearest that the terminal has`(color: Color, depth: ColorDepth, shown: Color) {
        #expect(color.reduced(to: depth) == shown)
    }

    @Test(
        arguments: [
            (256, [:], ColorDepth.indexed), (88, [:], .sixteen), (16, [:], .sixteen), (8, [:], .eight),
            (-1, [:], .none),
            (0x1000000, [:], .direct), (256, ["NO_COLOR": "1"], .none), (256, ["NO_COLOR": ""], .indexed),
        ] as [(Int, [String: String], ColorDepth)])
    func `are counted from terminfo and given up for NO_COLOR`(
        count: Int, environment: [String: String], depth: ColorDepth
    ) {
        #expect(ColorDepth(count: count, environment: environment) == depth)
    }

    @Test(arguments: [ColorDepth.none, .eight, .sixteen, .indexed], Role.allCases)
    func `never make text invisible`(depth: ColorDepth, role: Role) {
        let style = Palette.dark.reduced(to: depth)[role]
        #expect(style.foreground != .black)
        #expect(style.foreground == .standard || style.foreground != style.background)
    }

    @Test func `leave the selection visible without them`() {
        #expect(Palette.dark.reduced(to: .none)[.selection].attributes.contains(.reverse))
        #expect(Palette.dark.reduced(to: .none)[.accent] != Palette.dark.reduced(to: .none)[.secondary])
    }

    @Test func `leave a palette of attributes as it is`() {
        let palette = Palette([.text: .plain, .accent: Style(attributes: .underline)])
        #expect(palette.reduced(to: .none) == palette)
    }
}

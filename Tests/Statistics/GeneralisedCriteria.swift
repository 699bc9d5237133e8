import Foundation
import Statistics

/// The other generalised criteria of Brans and Vincke (1985), which prove the flows but do not ship.
extension Preference {
    static var usual: Preference { linear(indifference: 0, preference: 0) }
    static func uShape(_ indifference: Double) -> Preference {
        linear(indifference: indifference, preference: indifference)
    }
    static func vShape(_ preference: Double) -> Preference { linear(indifference: 0, preference: preference) }
    static func level(_ indifference: Double, _ preference: Double) -> Preference {
        Preference { $0 <= indifference ? 0 : $0 <= preference ? 0.5 : 1 }
    }
    static func gaussian(_ spread: Double) -> Preference {
        Preference { $0 <= 0 ? 0 : 1 - exp(-$0 * $0 / (2 * spread * spread)) }
    }
}

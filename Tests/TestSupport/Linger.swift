internal import FlyingSocks
internal import Glibc

/// A socket option that makes `close` reset the connection instead of ending it in order.
struct LingerOption: SocketOption {
    var level: Int32 { SOL_SOCKET }
    var name: Int32 { SO_LINGER }

    func makeValue(from socketValue: linger) -> Duration { .seconds(Int64(socketValue.l_linger)) }
    func makeSocketValue(from value: Duration) -> linger {
        linger(l_onoff: 1, l_linger: Int32(value.components.seconds))
    }
}

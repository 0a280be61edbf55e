import Foundation
import Kernel

/// What a demo prints when it serves: commands that work as they stand, one after the other.
struct Tour {
    /// host:port, as taken.
    var address: String
    /// The tokens file.
    var tokens: String
    var program = Self.programName()
    /// What an officer would look at first.
    var method = Server.methods["verification.queue"]?.name ?? "session.who"

    private var isUsualAddress: Bool { address == ServerOptions.listenUsual }

    var text: String {
        let place = isUsualAddress ? "" : " --address \(address)"
        let (host, port) = parts
        return """

            The register is served on \(address). Try, in another terminal:

              printf '{"jsonrpc":"2.0","id":1,"method":"ngo.search","params":\
            {"q":"балалар қоры","region":"KZ-75"}}\\n' | nc -N \(host) \(port)

              \(program) call ngo.search q='балалар қоры' region=KZ-75\(place)

              TIZILIM_TOKEN=$(sed -n 's/^officer-75-1 //p' \(Self.quoted(tokens))) \
            \(program) call \(method)\(place)

            Each tenge of an order and the draw of its experts, as anybody sees them, and what its \
            commission decided by:

              order=$(\(program) call order.search tenant=KZ-75 state=completed limit=1 \
            --json\(place) | grep -o '"id":"[^"]*"' | cut -d'"' -f4)

              \(program) call money.trace order=$order\(place)

              \(program) call draw.get order=$order\(place)

              TIZILIM_TOKEN=$(sed -n 's/^officer-75-1 //p' \(Self.quoted(tokens))) \
            \(program) call order.pack order=$order\(place)

            What waits for an officer, an organisation and an expert:

              for who in officer-75-1 representative expert-75; do \
            TIZILIM_TOKEN=$(sed -n "s/^$who //p" \(Self.quoted(tokens))) \
            \(program) call financing.queue limit=20\(place); done

            The ranking of a region, and how an organisation came to its place:

              \(program) call ranking.list region=KZ-75 limit=10\(place)

              TIZILIM_TOKEN=$(sed -n 's/^representative //p' \(Self.quoted(tokens))) \
            \(program) call ranking.explain\(place)

            Tokens of all demo accounts are in \(tokens). Ctrl-C stops the server.
            """
    }

    private var parts: (host: String, port: String) {
        guard let colon = address.lastIndex(of: ":") else { return (address, "") }
        let host = address[..<colon].filter { $0 != "[" && $0 != "]" }
        return (String(host), String(address[address.index(after: colon)...]))
    }

    /// `tizilim` where the shell finds this very program by that name, else its path.
    private static func programName() -> String {
        let manager = FileManager.default
        let own = (try? manager.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "tizilim"
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        let found = folders.map { "\($0)/tizilim" }.first(where: manager.isExecutableFile(atPath:))
        let isFound = found.map { URL(filePath: $0).resolvingSymlinksInPath().path } == own
        return isFound ? "tizilim" : quoted(own)
    }

    /// As a shell reads it.
    static func quoted(_ path: String) -> String {
        let plain = path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return plain
            ? path
            : "'"
                + path.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
    }
}

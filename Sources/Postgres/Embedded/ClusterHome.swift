import FoundationEssentials
import Glibc

/// Where a cluster lives: a private folder of the account that runs the server.
struct ClusterHome: Sendable {
    /// Root's data folders may be unreachable for the account, this one never is.
    static let rootParent = "/var/lib/tizilim"
    static let throwAwayParent = "/tmp"
    static let throwAwayPrefix = "tizilim-test-"

    var folder: String
    var account: ServiceAccount?
    /// What leads to the folder from a data folder elsewhere.
    var link: String?

    var data: String { folder + "/data" }
    var log: String { folder + "/log" }
    var startLog: String { log + "/start.log" }
    var lock: String { folder + "/lock" }
    var settings: String { data + "/tizilim.conf" }

    /// The version of the cluster's files, `nil` when there are none.
    var version: Int? {
        Files.read(data + "/PG_VERSION").flatMap { Int($0.prefix { $0.isNumber }) }
    }

    static func make(_ kind: ClusterOptions.Kind) async throws(ClusterError) -> ClusterHome {
        switch kind {
        case .lasting(let folder): try await lasting(folder)
        case .throwAway: try await throwAway()
        }
    }

    /// `<data folder>/postgres`; as root a link of that name leads to the folder that the
    /// account can enter, so that moving the data folder doesn't lose the data.
    private static func lasting(_ dataFolder: String) async throws(ClusterError) -> ClusterHome {
        try Files.makeFolder(dataFolder, mode: 0o700)
        let dataFolder = Files.canonical(dataFolder)
        let place = dataFolder + "/postgres"
        let linked = Files.target(ofLink: place)
        if let linked, geteuid() != 0 {
            throw ClusterError(
                .notWritable,
                "\(dataFolder) was made by root and its data is in \(linked); "
                    + "run this as root or choose another folder with --data")
        }
        let existing = linked ?? place
        guard let account = try await ServiceAccount.needed(for: existing) else {
            try Files.makePrivateFolder(place, of: nil)
            return try ClusterHome(folder: place, account: nil).withFolders()
        }
        if linked == nil, Files.exists(place) {
            return try ClusterHome(folder: place, account: account).withFolders()
        }
        try Files.makeFolder(rootParent)
        let home = linked ?? rootParent + "/" + name(of: dataFolder)
        try Files.makePrivateFolder(home, of: account)
        if linked == nil, symlink(home, place) != 0 { throw Files.failure("make", place) }
        return try ClusterHome(folder: home, account: account, link: place).withFolders()
    }

    private static func throwAway() async throws(ClusterError) -> ClusterHome {
        let account = try await ServiceAccount.needed(for: "")
        let suffix = String(UInt64.random(in: 0...(.max)), radix: 36)
        let folder = "\(throwAwayParent)/\(throwAwayPrefix)\(suffix)"
        try Files.makePrivateFolder(folder, of: account)
        return try ClusterHome(folder: folder, account: account).withFolders()
    }

    private func withFolders() throws(ClusterError) -> ClusterHome {
        try Files.makePrivateFolder(log, of: account)
        return self
    }

    /// The last part of the path for people, a hash of all of it against mix-ups.
    static func name(of path: String) -> String {
        let last = path.split(separator: "/").last ?? "data"
        let readable = last.unicodeScalars.prefix(40).map { scalar -> Character in
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return scalar.isASCII && isPlain ? Character(scalar) : "-"
        }
        return String(readable) + "-" + hash(path)
    }

    /// FNV-1a, 64 bits: names only have to differ, nobody gains from making two alike.
    static func hash(_ text: String) -> String {
        let value = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(value, radix: 36)
    }
}

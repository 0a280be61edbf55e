import Foundation
import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import tizilim

@Suite(.database) struct DemoTests {
    private let file = NSTemporaryDirectory() + "tizilim-demo-\(UUID()).txt"

    @Test func `every demo account gets a token that works in its role`() async throws {
        defer { try? FileManager.default.removeItem(atPath: file) }
        let world = try World()
        let organisation = "\(Organisation.ID.make())"
        _ = try await world.officer().call(
            "ngo.register",
            [
                "name": ["ru": "Фонд Алатау"], "legalForm": "public-foundation",
                "identifiers": [["scheme": "KZ-BIN", "value": "150940001006"]],
            ])
        let accounts = DemoAccounts(world.dispatcher, organisation: organisation, file: file)
        try await accounts.makeIfMissing()
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)

        let text = try String(contentsOfFile: file, encoding: .utf8)
        var roles: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            let caller = try await OpenSession(secret: String(words[1]))
                .identify(through: world.dispatcher.database)
            roles[String(words[0])] = caller.publicName
            if words[0] == "representative" { #expect("\(caller.organisation!)" == organisation) }
            guard words[0] == "officer-75-2" else { continue }
            let queue = try await world.dispatcher.call("verification.queue", as: caller)
            #expect(queue["items"]?.array?.count == 1, "the tour shows an empty list")
        }
        let coordinators = roles.filter { $0.key.hasPrefix("coordinator-") }
        #expect(coordinators.count == 20)
        for (name, role) in coordinators {
            #expect(role == "coordinator@alliance-\(name.suffix(2))")
            roles[name] = nil
        }
        let alliances = try await world.anonymous.call("alliance.list", ["limit": 200])
        #expect(alliances["items"]?.array?.count == 21)
        #expect(
            roles == [
                "coordinator": "coordinator@alliance", "federation": "federation@alliance",
                "administrator-1": "administrator", "administrator-2": "administrator",
                "officer-75-1": "officer@KZ-75", "officer-75-2": "officer@KZ-75",
                "officer-71": "officer@KZ-71", "officer-55": "officer@KZ-55",
                "officer-61": "officer@KZ-61", "representative": "representative",
                "ministry-1": "officer@ministry", "ministry-2": "officer@ministry",
                "citizen": "citizen", "auditor": "auditor", "moderator": "moderator@alliance",
                "delegate-1": "representative",
            ])
        let persons = try await world.anonymous.call(
            "roll.list", ["alliance": "alliance", "holders": "persons"])
        #expect(persons["items"]?.array?.map { $0["name"]?["ru"] } == ["Образцова Пример"])
        try await expectSittings(in: world)

        try await accounts.makeIfMissing()
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }
}

extension DemoTests {
    /// Both have a quorum, a tally that counting again confirms, and a protocol.
    private func expectSittings(in world: World) async throws {
        let list = try await world.anonymous.call(
            "sitting.list", ["tenant": "alliance", "state": "closed"])
        let sittings = list["items"]?.array ?? []
        #expect(sittings.map { $0["organ"] } == ["council", "congress"])
        #expect(sittings.map { $0["roll"] } == ["appointed", "delegates"])
        #expect(sittings.map { $0["seatsTotal"] } == [20, 2])
        #expect(sittings.map { $0["seatsEntitled"] } == [18, 1])
        #expect(sittings.allSatisfy { $0["quorate"] == true && $0["protocol"] != nil })
        for (sitting, isSecret) in zip(sittings, [true, false]) {
            let seen = try await world.anonymous.call(
                "sitting.get", ["sitting": sitting["id"] ?? ""])
            let ballots = seen["ballots"]?.array ?? []
            #expect(ballots.map { $0["secret"] } == [.bool(isSecret)])
            let tally = try await world.anonymous.call(
                "ballot.tally", ["ballot": ballots.first?["id"] ?? ""])
            #expect(tally["matches"] == true)
            #expect(tally["tally"]?.array?.first?["carried"] == true)
        }
    }
}

@Suite(.database) struct DemoRankingsTests {
    @Test func `the demo has a final ranking and a provisional one with an objection`()
        async throws
    {
        let world = try World()
        let made = try await world.officer().call(
            "ngo.register",
            [
                "name": ["ru": "Фонд Алатау"], "legalForm": "public-foundation",
                "registeredOn": "2020-05-05",
            ])
        let id = try #require(UUIDValue(made["id"]?.string ?? ""))
        let officers = [
            try await world.officer(of: "ministry"), try await world.officer(of: "ministry"),
        ]
        var rankings = DemoRankings(
            world.dispatcher, administrator: world.database.administrator)
        rankings.officers = officers.map(\.caller)
        rankings.representative = try await world.representative(of: Organisation.ID(id)).caller
        try await rankings.fill()
        let final = try await world.anonymous.call("ranking.get")
        #expect(final["state"] == "final")
        #expect(final["sample"] == true)
        #expect(final["organisations"] == 1)
        let own = try #require(rankings.representative)
        let explained = try await world.dispatcher.call("ranking.explain", as: own)
        #expect(explained["state"] == "rated")
        let objections = try await BlockingConnection.run(world.database.administrator) {
            try $0.execute(
                "SELECT kind, organisation_id FROM ranking.objections ORDER BY kind"
            ).rows
        }
        #expect(objections == [["end", nil], ["objection", "\(id)"]])
    }
}

struct TourTests {
    private let tour = Tour(
        address: "127.0.0.1:7411", tokens: "./tizilim-data/demo-tokens.txt", program: "tizilim",
        method: "session.who")

    @Test func `prints commands as they are to be typed`() {
        let commands = tour.text.split(separator: "\n").filter { $0.hasPrefix("  ") }.map {
            String($0.dropFirst(2))
        }
        #expect(
            commands == [
                #"printf '{"jsonrpc":"2.0","id":1,"method":"ngo.search","params":"#
                    + #"{"q":"балалар қоры","region":"KZ-75"}}\n' | nc -N 127.0.0.1 7411"#,
                "tizilim call ngo.search q='балалар қоры' region=KZ-75",
                "TIZILIM_TOKEN=$(sed -n 's/^officer-75-1 //p' ./tizilim-data/demo-tokens.txt) "
                    + "tizilim call session.who",
                "order=$(tizilim call order.search tenant=KZ-75 state=completed limit=1 --json"
                    + #" | grep -o '"id":"[^"]*"' | cut -d'"' -f4)"#,
                "tizilim call money.trace order=$order",
                "tizilim call draw.get order=$order",
                "TIZILIM_TOKEN=$(sed -n 's/^officer-75-1 //p' ./tizilim-data/demo-tokens.txt) "
                    + "tizilim call order.pack order=$order",
                "for who in officer-75-1 representative expert-75; do TIZILIM_TOKEN=$(sed -n "
                    + #""s/^$who //p" ./tizilim-data/demo-tokens.txt) "#
                    + "tizilim call financing.queue limit=20; done",
                "tizilim call ranking.list region=KZ-75 limit=10",
                "TIZILIM_TOKEN=$(sed -n 's/^representative //p' ./tizilim-data/demo-tokens.txt) "
                    + "tizilim call ranking.explain",
            ])
    }

    @Test func `names another address where it is not the usual one`() {
        var other = tour
        other.address = "[::1]:7500"
        #expect(other.text.contains("nc -N ::1 7500"))
        #expect(other.text.contains("session.who --address [::1]:7500"))
        #expect(other.text.contains("financing.queue limit=20 --address [::1]:7500; done"))
    }

    @Test func `quotes what a shell would take apart`() {
        #expect(Tour.quoted("/srv/a-b_c.txt") == "/srv/a-b_c.txt")
        #expect(Tour.quoted("my data/it's") == #"'my data/it'\''s'"#)
    }
}

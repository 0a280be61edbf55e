import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@Suite(.database) struct MergeOrganisationTests {
    private func merge(_ one: Registered, into other: Registered) -> JSON.Object {
        [
            "id": .string(one.id), "version": .int(one.version), "into": .string(other.id),
            "intoVersion": .int(other.version), "reason": "Бір БСН, бір басшы",
        ]
    }

    @Test func `an old id and its identifiers lead to the kept record, and back`() async throws {
        let world = try World()
        let officer = try await world.officer(of: "KZ-75")
        let twin = try await officer.register("Үміт", ["identifiers": .sampleBIN])
        let kept = try await world.officer(of: "KZ-71").register("Үміт қоры")
        let receipt = try await officer.call("ngo.merge", merge(twin, into: kept))
        #expect(receipt["version"] == 2)
        let ways: [JSON.Object] = [
            ["id": .string(twin.id)], ["identifier": "KZ-BIN-000640002067"],
        ]
        for params in ways {
            let found = try await world.anonymous.call("ngo.get", params)
            #expect(found["id"]?.string == kept.id)
        }
        #expect(try await world.anonymous.search(["q": "үміт"]) == ["Үміт қоры"])

        let back = try await officer.call(
            "ngo.unmerge",
            ["id": .string(twin.id), "version": 2, "reason": "Екі бөлек заңды тұлға"])
        #expect(back["version"] == 3)
        let found = try await world.anonymous.call("ngo.get", ["id": .string(twin.id)])
        #expect(found["id"]?.string == twin.id && found["record"]?["mergedInto"] == nil)
        #expect(try await world.anonymous.search(["q": "үміт"]).count == 2)
        let acts = try await world.anonymous.call("ngo.history", ["id": .string(twin.id)]).items
        #expect(
            acts.map { $0["act"]?.string } == [
                "organisation.unmerged", "organisation.merged", "organisation.registered",
            ])
        #expect(
            try await world.journal(of: twin.id) == [
                "1 organisation.registered", "2 organisation.merged", "3 organisation.unmerged",
            ])
        #expect(try await world.journal(of: kept.id) == ["1 organisation.registered"])
        let links = try await world.superuser(
            "SELECT reason || ' / ' || undone_reason FROM registry.merges")
        #expect(links.firstColumn == ["Бір БСН, бір басшы / Екі бөлек заңды тұлға"])
    }

    @Test func `no circles and no chains, each refused with its reason`() async throws {
        let world = try World()
        let officer = try await world.officer()
        var (a, b) = (try await officer.register("Ақ"), try await officer.register("Бақ"))
        let c = try await officer.register("Сақ")
        #expect(
            await officer.failure(of: "ngo.merge", merge(a, into: a))
                == .invalidParameters([Problem("into", "merge.itself")]))
        _ = try await officer.call("ngo.merge", merge(a, into: b))
        a.version = 2
        func reason(_ method: String, _ params: JSON.Object) async -> String? {
            await officer.failure(of: method, params)?.reason
        }
        #expect(await reason("ngo.merge", merge(a, into: c)) == "organisation.merged")
        #expect(await reason("ngo.merge", merge(b, into: a)) == "merge.intoMerged")
        #expect(await reason("ngo.merge", merge(c, into: a)) == "merge.intoMerged")
        #expect(await reason("ngo.merge", merge(b, into: c)) == "merge.ofKept")
        #expect(
            await reason(
                "ngo.update", ["id": .string(a.id), "version": 2, "name": ["ru": "Белый"]])
                == "organisation.merged")
        b.version = 7
        #expect(await reason("ngo.merge", merge(c, into: b)) == "record.stale")
        #expect(
            await reason(
                "ngo.unmerge", ["id": .string(c.id), "version": 1, "reason": "жоқ"])
                == "merge.none")
        #expect(
            await reason(
                "ngo.unmerge", ["id": .string(a.id), "version": 1, "reason": "ескі"])
                == "record.stale")
    }

    @Test func `only the merged record's region merges it`() async throws {
        let world = try World()
        let almaty = try await world.officer(of: "KZ-75")
        let astana = try await world.officer(of: "KZ-71")
        let one = try await almaty.register("Ақ")
        let other = try await astana.register("Ақ")
        #expect(
            await astana.failure(of: "ngo.merge", merge(one, into: other))
                == .notFound("organisation"))
        let own = try await world.representative(of: one.organisation)
        #expect(
            await own.failure(of: "ngo.merge", merge(one, into: other))
                == .forbidden(permission: "organisation.decide"))
        var missing = merge(one, into: other)
        missing["into"] = "01900000-0000-7000-8000-00000000dead"
        #expect(await almaty.failure(of: "ngo.merge", missing) == .notFound("organisation"))
        missing["reason"] = nil
        #expect(
            await almaty.failure(of: "ngo.merge", missing)
                == .invalidParameters([Problem("reason", "required")]))
    }

    @Test func `of two merges against each other one is refused`() async throws {
        let world = try World()
        let almaty = try await world.officer(of: "KZ-75")
        let astana = try await world.officer(of: "KZ-71")
        for _ in 0..<10 {
            let one = try await almaty.register("Ақ")
            let other = try await astana.register("Ақ")
            async let here = almaty.failure(of: "ngo.merge", merge(one, into: other))
            async let there = astana.failure(of: "ngo.merge", merge(other, into: one))
            let failures = await [here, there]
            #expect(failures.count { $0 == nil } <= 1, "\(failures)")
            let circles = try await world.superuser(
                """
                SELECT count(*) FROM registry.organisations a
                JOIN registry.organisations b ON b.id = a.merged_into_id
                WHERE b.merged_into_id IS NOT NULL
                """)
            #expect(circles.single == "0")
        }
    }
}

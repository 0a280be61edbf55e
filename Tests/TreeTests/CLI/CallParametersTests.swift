import JSONRPC
import Testing

@testable import tizilim

struct CallParametersTests {
    private let schema: JSON.Object = [
        "identifier": ["type": "string"], "limit": ["type": "integer"],
        "active": ["type": "boolean"],
        "spheres": ["type": "array", "items": ["type": "string"]],
        "years": ["type": "array", "items": ["type": "integer"]],
        "name": [
            "type": "object", "properties": ["kk": ["type": "string"], "ru": ["type": "string"]],
        ],
    ]

    private func parse(_ texts: String...) throws -> JSON.Object {
        try CallParameters(texts, schema: schema).object
    }

    @Test func `a value takes the type that the method declares`() throws {
        #expect(
            try parse("identifier=990640002067", "limit=5", "active=true") == [
                "identifier": "990640002067", "limit": 5, "active": true,
            ])
    }

    @Test func `what does not fit stays text for the server to refuse`() throws {
        #expect(try parse("limit=+5", "active=yes") == ["limit": "+5", "active": "yes"])
    }

    @Test func `dotted keys nest`() throws {
        #expect(
            try parse("name.kk=Қор", "name.ru=Фонд=1") == ["name": ["kk": "Қор", "ru": "Фонд=1"]])
    }

    @Test func `lists come with commas or by repetition`() throws {
        #expect(try parse("spheres=1, 13-1", "spheres=4") == ["spheres": ["1", "13-1", "4"]])
        #expect(try parse("years=2024,2025") == ["years": [2024, 2025]])
    }

    @Test func `raw JSON is taken as written`() throws {
        #expect(
            try parse("identifier:=null", "name:={\"kk\":\"Қор\"}") == [
                "identifier": .null, "name": ["kk": "Қор"],
            ])
    }

    @Test func `without a schema long numbers stay text`() {
        #expect(CallParameters.guess("42") == 42)
        #expect(CallParameters.guess("000640002067") == "000640002067")
        #expect(CallParameters.guess("990640002067") == "990640002067")
        #expect(CallParameters.guess("007") == "007")
        #expect(CallParameters.guess("true") == true)
        #expect(CallParameters.guess("null") == .null)
        #expect(CallParameters.guess("1.50") == "1.50")
    }

    @Test(arguments: ["q", "=x", "a..b=1", "limit:=[1"])
    func `what is no parameter is refused with the usage status`(text: String) {
        #expect(throws: Complaint.self) { try parse(text) }
        do { _ = try parse(text) } catch let complaint as Complaint {
            #expect(complaint.status == .usage)
        } catch {}
    }

    @Test func `a value given twice is refused`() {
        #expect(throws: Complaint.self) { try parse("limit=1", "limit=2") }
        #expect(throws: Complaint.self) { try parse("name=x", "name.kk=y") }
    }
}

struct WriteKeyTests {
    @Test func `each write gets a key of its own unless told otherwise`() throws {
        var (one, other): (JSON.Object, JSON.Object) = ([:], [:])
        try WriteKey.add(to: &one, nil, isOff: false)
        try WriteKey.add(to: &other, nil, isOff: false)
        let keys = [one, other].compactMap { $0["idempotencyKey"]?.string }
        #expect(Set(keys).count == 2)
        #expect(keys.allSatisfy { $0.utf8.count <= 64 })
        var given: JSON.Object = [:]
        try WriteKey.add(to: &given, "again", isOff: false)
        #expect(given == ["idempotencyKey": "again"])
        var none: JSON.Object = [:]
        try WriteKey.add(to: &none, nil, isOff: true)
        #expect(none.isEmpty)
    }
}

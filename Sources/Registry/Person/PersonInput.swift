import JSONRPC
import Kernel

/// Personal data as parameters. What is refused is never repeated in the refusal.
struct PersonInput: Parameter, Hashable {
    /// The columns' own limits.
    enum NameRule: TextRule { static var lengthMax: Int { 300 } }
    enum PhoneRule: TextRule { static var lengthMax: Int { 50 } }
    enum EmailRule: TextRule { static var lengthMax: Int { 254 } }
    enum AddressRule: TextRule { static var lengthMax: Int { 500 } }

    var fullName: Checked<NameRule>
    var iin: IIN?
    var phone: Checked<PhoneRule>?
    var email: Checked<EmailRule>?
    var address: Checked<AddressRule>?

    static var schema: Schema {
        .object([
            "fullName": .string(lengthMax: NameRule.lengthMax), "iin?": .string(),
            "phone?": .string(), "email?": .string(), "address?": .string(),
        ])
    }
    static var sample: PersonInput { PersonInput(fullName: .sample) }

    private init(fullName: Checked<NameRule>) { self.fullName = fullName }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        fullName = members.required("fullName", "")
        let number: IINInput? = members.optional("iin", "")
        iin = number?.iin
        phone = members.optional("phone", "")
        email = members.optional("email", "")
        address = members.optional("address", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What the journal commits to.
    var text: String {
        let values = [fullName.text, iin?.text, phone?.text, email?.text, address?.text]
        return JSON.array(values.map { $0.map { .string($0) } ?? .null }).text
    }
}

/// Twelve digits of a person, checked; what is wrong is said by rule only.
private struct IINInput: Parameter {
    var iin: IIN

    static var schema: Schema { .string() }
    // The number of the test certificates is accepted here, and belongs to nobody.
    // swift-format-ignore: NeverUseForceTry
    static var sample: IINInput {
        IINInput(iin: try! IIN(String(IIN.testNumber), allowTestIdentifiers: true))
    }

    private init(iin: IIN) { self.iin = iin }

    init(json: JSON) throws(ParameterError) {
        guard let text = json.string else { throw ParameterError("string") }
        do throws(MalformedIdentifier) {
            // Whether a test number may be recorded is decided where the policy is known.
            iin = try IIN(text, allowTestIdentifiers: true)
        } catch {
            throw ParameterError(error.problems.map { Problem("", "iin.\($0.rawValue)") })
        }
    }
}

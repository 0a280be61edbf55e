import JSONRPC
import Kernel

/// Public contacts as parameters; nothing of a private person belongs here.
struct ContactsInput: Parameter, Equatable {
    var email: Code?
    var phone: Code?
    var website: Code?
    var addressKK: Name?
    var addressRU: Name?

    static var schema: Schema {
        .object([
            "email?": .string(), "phone?": .string(), "website?": .string(),
            "addressKk?": .string(), "addressRu?": .string(),
        ])
    }
    static var sample: ContactsInput { ContactsInput() }

    private init() {}

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        email = members.optional("email", "")
        phone = members.optional("phone", "")
        website = members.optional("website", "")
        addressKK = members.optional("addressKk", "")
        addressRU = members.optional("addressRu", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    var contacts: OrganisationRecord.Contacts {
        OrganisationRecord.Contacts(
            email: email?.text, phone: phone?.text, website: website?.text,
            addressKK: addressKK?.text, addressRU: addressRU?.text)
    }
}

extension Names {
    var plain: OrganisationRecord.Names {
        OrganisationRecord.Names(kk: kk?.text, ru: ru?.text, en: en?.text)
    }
}

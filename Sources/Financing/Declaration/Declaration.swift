import JSONRPC
import Kernel

/// What somebody who judges or decides has to do with the applicants of an order.
enum Declaration {
    typealias ID = Identifier<Declaration>

    /// A relation to an applicant, in own words: named by the application, or by the organisation, which
    /// is the way where it is not told who has applied.
    struct Relation: Parameter {
        var application: Application.ID?
        var organisation: Organisation.ID?
        var nature: ReasonText

        static var schema: Schema {
            .object([
                "application?": .id, "organisation?": .id, "nature": ReasonText.schema,
            ])
        }
        static var sample: Relation { Relation(application: .sample, nature: .sample) }

        private init(application: Application.ID, nature: ReasonText) {
            self.application = application
            self.nature = nature
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            application = members.optional("application", "")
            organisation = members.optional("organisation", "")
            nature = members.required("nature", "")
            members.check(
                (application == nil) != (organisation == nil), "", "applicationOrOrganisation")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }
}

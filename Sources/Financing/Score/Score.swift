import JSONRPC
import Kernel

/// Points of an expert for an application.
enum Score {
    typealias ID = Identifier<Score>

    /// Whole points by one criterion.
    struct Points: Parameter {
        var criterion: Word
        var points: Int64

        static var schema: Schema {
            .object(["criterion": Word.schema, "points": .integer(0...1_000)])
        }
        static var sample: Points { Points(criterion: .sample, points: 0) }

        private init(criterion: Word, points: Int64) {
            self.criterion = criterion
            self.points = points
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            criterion = members.required("criterion", "")
            points = members.required("points", "")
            members.check(0...1_000 ~= points, "points", "range")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }
}

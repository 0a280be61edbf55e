import NIOConcurrencyHelpers

/// What modules keep for the whole process, one of each type, made when it is first asked for.
package final class Services: Sendable {
    private let made = NIOLockedValueBox<[ObjectIdentifier: any Sendable]>([:])

    init() {}

    package func get<Service: Sendable>(_ make: () -> Service) -> Service {
        made.withLockedValue { made in
            let key = ObjectIdentifier(Service.self)
            if let service = made[key] as? Service { return service }
            let service = make()
            made[key] = service
            return service
        }
    }
}

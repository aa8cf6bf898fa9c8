package nl.balie.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.codes.Codes;
import nl.balie.codes.DispositionCode;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an agent files his contact: a primary code and, where it has them, a secondary one (requirement 2.2.32). */
@Component
class Dispositions {
    static final String BELOW = " › ";

    private final Tenancy tenancy;
    private final Codes codes;
    private final Contacts contacts;

    Dispositions(Tenancy tenancy, Codes codes, Contacts contacts) {
        this.tenancy = tenancy;
        this.codes = codes;
        this.contacts = contacts;
    }

    /**
     * Keeps the choice with the contact; only with a contact that this agent has or had.
     *
     * @param secondary ignored when it does not belong to the primary code: the agent just changed that
     * @return the words of the choice; none when the contact is not his or there is no such code
     */
    Optional<String> choose(String organisation, UUID agent, UUID contact, UUID primary, @Nullable UUID secondary) {
        return tenancy.in(organisation, () -> {
            Optional<Contact> own = contacts.find(contact).filter(found -> agent.equals(found.agentId()));
            Optional<DispositionCode> code = find(codes.dispositionCodes(), primary);
            if (own.isEmpty() || code.isEmpty()) {
                return Optional.empty();
            }
            Optional<DispositionCode> below =
                    secondary == null ? Optional.empty() : find(code.get().secondary(), secondary);
            String words = below.map(chosen -> path(code.get(), chosen))
                    .orElse(code.get().name());
            if (!words.equals(own.get().disposition())) {
                contacts.dispose(contact, below.orElse(code.get()).id(), words);
            }
            return Optional.of(words);
        });
    }

    /**
     * Keeps the choice of one code of either level; only with a contact that this agent has or had.
     *
     * @return the words of the choice; none when the contact is not his or there is no such code
     */
    Optional<String> choose(String organisation, UUID agent, UUID contact, UUID code) {
        return tenancy.in(
                organisation,
                () -> codes.dispositionCodes().stream()
                        .filter(primary -> primary.id().equals(code)
                                || find(primary.secondary(), code).isPresent())
                        .findFirst()
                        .flatMap(primary -> choose(
                                organisation,
                                agent,
                                contact,
                                primary.id(),
                                primary.id().equals(code) ? null : code)));
    }

    static String path(DispositionCode primary, DispositionCode secondary) {
        return primary.name() + BELOW + secondary.name();
    }

    private static Optional<DispositionCode> find(List<DispositionCode> codes, UUID id) {
        return codes.stream().filter(code -> code.id().equals(id)).findFirst();
    }
}

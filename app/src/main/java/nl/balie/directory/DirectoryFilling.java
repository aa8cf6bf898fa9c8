package nl.balie.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.directory.DirectorySource.Sourced;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings the colleagues of a source into the directory (requirement 4.3.1, part 6). Who has the same e-mail address as somebody who was typed
 * or imported takes his place, and keeps his place in the order, his user and whether he is visible. Needs no tenancy.
 */
@Component
public class DirectoryFilling {
    private static final int LONGEST = 120;
    private static final int LONGEST_REMARK = 500;

    private final Colleagues colleagues;
    private final ColleagueRows rows;
    private final DialPolicy policy;
    private final Tenancy tenancy;

    DirectoryFilling(Colleagues colleagues, ColleagueRows rows, DialPolicy policy, Tenancy tenancy) {
        this.colleagues = colleagues;
        this.rows = rows;
        this.policy = policy;
        this.tenancy = tenancy;
    }

    /**
     * What became of it.
     *
     * @param refused what could not be taken over as it was
     */
    public record Filled(int added, int changed, int removed, List<Refused> refused) {
        public Filled {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Something of a colleague that the directory does not have.
     *
     * @param key what the source calls him
     */
    public record Refused(String key, Reason reason) {}

    /** Why the directory does not have it. */
    public enum Reason {
        /** He has no key or no surname, or another one of the source has the same key; he is left out. */
        NO_NAME_OR_KEY,
        /** Another colleague of a source has his e-mail address; he is there without it. */
        EMAIL_TAKEN,
        /** It is no telephone number, or none that the organisation may dial; he is there without it. */
        NUMBER,
        /** A text was too long and is cut off. */
        TOO_LONG
    }

    /**
     * Makes the directory have everybody whom the source has, and nobody else of it. An answer with nobody at all is taken for a fault of
     * the source: it removes nobody.
     */
    public Filled fill(String organisation, DirectorySource source) {
        List<Sourced> everybody = source.everybody(organisation);
        if (everybody.isEmpty()) {
            return new Filled(0, 0, 0, List.of());
        }
        return tenancy.in(organisation, () -> {
            Set<String> there = new HashSet<>();
            everybody.forEach(one -> there.add(one.key()));
            rows.lock();
            List<Colleague> gone = ofSource(source).values().stream()
                    .filter(colleague -> !there.contains(colleague.details().key()))
                    .toList();
            return write(organisation, source, everybody, gone);
        });
    }

    /**
     * Takes over some changes, of a source that tells what changed.
     *
     * @param gone keys of those whom it has no more
     */
    public Filled change(String organisation, DirectorySource source, List<Sourced> changed, Collection<String> gone) {
        return tenancy.in(organisation, () -> {
            rows.lock();
            Map<String, Colleague> known = ofSource(source);
            return write(
                    organisation,
                    source,
                    changed,
                    gone.stream().filter(known::containsKey).map(known::get).toList());
        });
    }

    private Map<String, Colleague> ofSource(DirectorySource source) {
        Map<String, Colleague> known = new HashMap<>();
        rows.everybody().stream()
                .filter(colleague -> colleague.source().equals(source.key()))
                .forEach(colleague -> known.put(colleague.details().key(), colleague));
        return known;
    }

    private Filled write(String organisation, DirectorySource source, List<Sourced> those, List<Colleague> gone) {
        gone.forEach(colleagues::delete);
        Map<String, Colleague> byKey = ofSource(source);
        Map<String, Colleague> byEmail = new HashMap<>();
        rows.everybody().forEach(colleague -> keep(byEmail, colleague));
        Set<String> keys = new HashSet<>();
        List<Refused> refused = new ArrayList<>();
        DialRules rules = policy.rules(organisation);
        int added = 0;
        int changed = 0;
        for (Sourced one : those) {
            if (one.key().isBlank() || one.person().last().isBlank() || !keys.add(one.key())) {
                refused.add(new Refused(one.key(), Reason.NO_NAME_OR_KEY));
                continue;
            }
            Colleague sameEmail = byEmail.get(lower(one.email()));
            Colleague known =
                    byKey.getOrDefault(one.key(), sameEmail == null || sameEmail.isSourced() ? null : sameEmail);
            boolean taken =
                    sameEmail != null && (known == null || !sameEmail.id().equals(known.id()));
            Colleague.Details details = details(one, known, taken, rules, refused);
            if (known == null) {
                UUID id = colleagues.insert(source.key(), details);
                keep(byEmail, new Colleague(id, "", source.key(), details));
                added++;
            } else if (!known.details().equals(details) || !known.source().equals(source.key())) {
                colleagues.update(known, source.key(), details);
                byEmail.remove(lower(known.details().email()));
                keep(byEmail, new Colleague(known.id(), known.name(), source.key(), details));
                changed++;
            }
        }
        return new Filled(added, changed, gone.size(), refused);
    }

    private static Colleague.Details details(
            Sourced one, @Nullable Colleague known, boolean emailTaken, DialRules rules, List<Refused> refused) {
        List<PhoneLine> lines = new ArrayList<>();
        for (PhoneLine line : one.lines()) {
            switch (rules.judge(line.number())) {
                case DialRules.Allowed(var number) -> {
                    if (lines.stream().noneMatch(had -> had.number().equals(number))) {
                        lines.add(new PhoneLine(line.kind(), number));
                    }
                }
                case DialRules.Refused _ -> refused.add(new Refused(one.key(), Reason.NUMBER));
            }
        }
        if (emailTaken) {
            refused.add(new Refused(one.key(), Reason.EMAIL_TAKEN));
        }
        Cut cut = new Cut(one.key(), refused);
        PersonName person = new PersonName(
                cut.to(LONGEST, one.person().first()),
                cut.to(LONGEST, one.person().infix()),
                cut.to(LONGEST, one.person().last()));
        return new Colleague.Details(
                known == null || known.details().userId() == null
                        ? person
                        : known.details().person(),
                cut.to(LONGEST, one.department()),
                cut.to(LONGEST, one.job()),
                lines,
                emailTaken ? "" : cut.to(LONGEST, one.email()),
                cut.to(LONGEST_REMARK, one.remark()),
                known == null ? Colleague.Details.USUAL_ORDER : known.details().sortOrder(),
                known == null || known.details().visible(),
                known == null ? null : known.details().userId(),
                one.key());
    }

    /** Cuts off what is too long, and tells so. */
    private record Cut(String key, List<Refused> refused) {
        String to(int longest, String text) {
            if (text.length() <= longest) {
                return text;
            }
            refused.add(new Refused(key, Reason.TOO_LONG));
            return text.substring(0, longest);
        }
    }

    private static void keep(Map<String, Colleague> byEmail, Colleague colleague) {
        if (!colleague.details().email().isEmpty()) {
            byEmail.put(lower(colleague.details().email()), colleague);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

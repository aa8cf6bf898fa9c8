package nl.balie.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Result;
import nl.balie.database.DataDirectory;
import nl.balie.database.Tenancy;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.PhoneCodes;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.prompts.PromptSource;
import nl.balie.prompts.Prompts;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.telephony.Recording;
import nl.balie.treatment.WaitingWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The steps of the control line (requirements 2.2.72 and 2.2.75). Who has signed in stays with the call, where no model can
 * say otherwise; what he does stands in the audit log under his name.
 */
@Component
class ControlSteps implements ControlPort {
    private static final char YES = '1';
    private static final char AGAIN = '2';
    private static final char END = '#';
    private static final int TRIES = 3;
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 16;
    private static final int MOST_DIGITS_OF_A_PROMPT = 6;
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(10);
    private static final Duration TIME_FOR_A_KEY = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final LiveCalls calls;
    private final StandingStill standingStill;
    private final PhoneCodes codes;
    private final SignedInUsers users;
    private final CalamitySwitches switches;
    private final Prompts prompts;
    private final MessageSource messages;
    private final WaitingWords languages;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Path folder;

    ControlSteps(
            Exchange exchange,
            LiveCalls calls,
            StandingStill standingStill,
            PhoneCodes codes,
            SignedInUsers users,
            CalamitySwitches switches,
            Prompts prompts,
            MessageSource messages,
            WaitingWords languages,
            Tenancy tenancy,
            Clock clock,
            DataDirectory data) {
        this.exchange = exchange;
        this.calls = calls;
        this.standingStill = standingStill;
        this.codes = codes;
        this.users = users;
        this.switches = switches;
        this.prompts = prompts;
        this.messages = messages;
        this.languages = languages;
        this.tenancy = tenancy;
        this.clock = clock;
        this.folder = data.directory("recordings");
        forgetWhatWasLeft();
    }

    /** What somebody was speaking when Balie was interrupted: he never said that it was good. */
    private void forgetWhatWasLeft() {
        try (Stream<Path> left = Files.list(folder)) {
            left.forEach(ControlSteps::forget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean signIn(String contactId, String language) throws CallerGoneException {
        Line line = line(contactId, language);
        List<Prompt> before = List.of();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String code = line.keys(before, line.words("code"), PhoneCodes.LENGTH, PhoneCodes.LENGTH + 1);
            if (code.isEmpty()) {
                break; // he has none; asking again does not help
            }
            Optional<SignedInUser> user = codes.signIn(line.call.organisation(), code)
                    .filter(known -> may(known, Area.CALAMITIES) || may(known, Area.PROMPTS));
            if (user.isPresent()) {
                line.call.signIn(user.get().userId());
                line.call.settle(Result.ADMINISTRATION);
                return true;
            }
            before = line.words("code.wrong");
        }
        line.say(line.words("refused"));
        return false;
    }

    @Override
    public @Nullable String chooseNumber(String contactId, String language) throws CallerGoneException {
        Line line = line(contactId, language);
        if (user(line, Area.CALAMITIES).isEmpty()) {
            return null;
        }
        List<Prompt> before = List.of();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String digits = line.keys(before, line.words("number"), FEWEST_DIGITS, MOST_DIGITS);
            if (digits.isEmpty()) {
                break;
            }
            Optional<CalamitySwitch> found = tenancy.read(line.call.organisation(), () -> meant(digits));
            if (found.isPresent()) {
                line.say(line.state(found.get()));
                return found.get().number();
            }
            before = line.words("number.unknown");
        }
        return null;
    }

    /** The only number that ends so; a zero in front stands for the country. */
    private Optional<CalamitySwitch> meant(String digits) {
        String end = digits.startsWith("0") && digits.length() > FEWEST_DIGITS ? digits.substring(1) : digits;
        List<CalamitySwitch> all = end.length() < FEWEST_DIGITS
                ? List.of()
                : switches.all().stream()
                        .filter(each -> each.number().endsWith(end))
                        .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    @Override
    public void turnCalamity(String contactId, String language, String number, boolean on) throws CallerGoneException {
        Line line = line(contactId, language);
        Optional<SignedInUser> user = user(line, Area.CALAMITIES);
        if (user.isEmpty()) {
            return;
        }
        CalamitySwitch turned = as(
                user.get(),
                () -> tenancy.in(
                        line.call.organisation(),
                        () -> switches.turn(switches.of(number).orElseThrow().numberId(), on)));
        line.say(line.state(turned));
    }

    @Override
    public boolean recordCalamityMessage(String contactId, String language, String number) throws CallerGoneException {
        Line line = line(contactId, language);
        Optional<SignedInUser> user = user(line, Area.CALAMITIES);
        if (user.isEmpty()) {
            return false;
        }
        return line.speaks("record", user.get(), file -> kept(line.call.organisation(), number, file));
    }

    @Override
    public boolean recordPrompt(String contactId, String language) throws CallerGoneException {
        Line line = line(contactId, language);
        Optional<SignedInUser> user = user(line, Area.PROMPTS);
        if (user.isEmpty()) {
            return false;
        }
        String organisation = line.call.organisation();
        List<Prompt> before = List.of();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String digits = line.keys(before, line.words("prompt"), 1, MOST_DIGITS_OF_A_PROMPT);
            if (digits.isEmpty()) {
                return false;
            }
            Optional<String> name = digits.matches("[0-9]+")
                    ? prompts.nameOf(organisation, Integer.parseInt(digits))
                    : Optional.empty();
            if (name.isPresent()) {
                line.say(line.words("prompt.is", name.get()));
                return line.speaks(
                        "record-prompt",
                        user.get(),
                        file -> prompts.keep(organisation, name.get(), file, PromptSource.PHONE)
                                .isPresent());
            }
            before = line.words("prompt.unknown");
        }
        return false;
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a prompt of the number's own: one that is used elsewhere too must not change with it. */
    private boolean kept(String organisation, String number, Path file) {
        Optional<UUID> prompt = prompts.keep(organisation, "Noodboodschap " + number, file, PromptSource.PHONE);
        prompt.ifPresent(id -> tenancy.in(organisation, () -> {
            CalamitySwitch before = switches.of(number).orElseThrow();
            CalamityDetails details = before.details();
            switches.keep(
                    before.numberId(),
                    new CalamityDetails(
                            details.message(),
                            id,
                            details.destination(),
                            details.queueId(),
                            details.callflow(),
                            details.plannedFrom(),
                            details.plannedUntil()));
        }));
        return prompt.isPresent();
    }

    /** Who signed in on this call, if he may change this; who may not is told so. */
    private Optional<SignedInUser> user(Line line, Area area) throws CallerGoneException {
        UUID known = line.call.signedIn();
        Optional<SignedInUser> user = known == null
                ? Optional.empty()
                : users.of(line.call.organisation(), known).filter(him -> may(him, area));
        if (user.isEmpty()) {
            line.say(line.words("not-allowed"));
        }
        return user;
    }

    private static boolean may(SignedInUser user, Area area) {
        return user.right(area) == Level.CHANGE;
    }

    private static <T> T as(SignedInUser user, Supplier<T> work) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Line line(String contactId, String language) throws CallerGoneException {
        LiveCall call = calls.of(UUID.fromString(contactId))
                .filter(live -> live.lead() == Lead.FLOW)
                .orElseThrow(() -> new CallerGoneException(contactId));
        call.markTakenOver();
        return new Line(call, languages.language(language));
    }

    /** A conversation with who calls, in a language that Balie's own sentences are in. */
    private final class Line {
        private final LiveCall call;
        private final String language;

        private Line(LiveCall call, String language) {
            this.call = call;
            this.language = language;
        }

        private List<Prompt> words(String what, String... values) {
            return List.of(new Prompt.Speech(
                    language, messages.getMessage("calls.control." + what, values, Locale.of(language))));
        }

        private List<Prompt> state(CalamitySwitch calamity) {
            return words(calamity.isOn(clock.instant()) ? "on" : "off", calamity.description());
        }

        private void say(List<Prompt> sounds) throws CallerGoneException {
            Outcome outcome =
                    standingStill.heard(call, () -> exchange.telephony().play(call.id(), sounds));
            if (!(outcome instanceof Outcome.Done)) {
                throw gone();
            }
        }

        /** Empty when he pressed nothing, or too little. */
        private String keys(List<Prompt> before, List<Prompt> question, int least, int most)
                throws CallerGoneException {
            List<Prompt> sounds = new ArrayList<>(before);
            sounds.addAll(question);
            Entry entry = new Entry(sounds, least, most, END, TIME_TO_BEGIN, TIME_FOR_A_KEY, true);
            return switch (standingStill.heard(call, () -> exchange.telephony().collect(call.id(), entry))) {
                case Outcome.Keys(var keys) -> keys;
                case Outcome.NoKey _ -> "";
                default -> throw gone();
            };
        }

        /**
         * Has him speak until he is content, as often as is reasonable.
         *
         * @return whether what he said was kept
         */
        private boolean speaks(String invitation, SignedInUser user, Predicate<Path> keep) throws CallerGoneException {
            Path file = folder.resolve(UUID.randomUUID() + ".wav");
            try {
                boolean kept = false;
                for (int attempt = 0; attempt < TRIES && !kept; attempt++) {
                    kept = recorded(invitation, file) && agrees(file) && as(user, () -> keep.test(file));
                    forget(file);
                }
                say(words(kept ? "kept" : "not-kept"));
                return kept;
            } finally {
                forget(file);
            }
        }

        private boolean recorded(String invitation, Path file) throws CallerGoneException {
            say(words(invitation));
            Recording recording = new Recording(file, LONGEST, SILENCE, Set.of(END), true);
            return switch (standingStill.heard(call, () -> exchange.telephony().record(call.id(), recording))) {
                case Outcome.Recorded(var length, var how) -> {
                    if (how == Outcome.Recorded.Ended.HUNG_UP || how == Outcome.Recorded.Ended.REPLACED) {
                        throw gone();
                    }
                    yield how != Outcome.Recorded.Ended.FAILED && length.compareTo(SHORTEST) >= 0;
                }
                default -> throw gone();
            };
        }

        private boolean agrees(Path file) throws CallerGoneException {
            List<Prompt> sounds = new ArrayList<>(words("recorded"));
            sounds.add(new Prompt.Recording(file));
            sounds.addAll(words("confirm"));
            Question question = new Question(sounds, Set.of(YES, AGAIN), TIME_TO_BEGIN, true);
            return switch (standingStill.heard(call, () -> exchange.telephony().ask(call.id(), question))) {
                case Outcome.Key(var key) -> key == YES;
                case Outcome.WrongKey _, Outcome.NoKey _ -> false;
                default -> throw gone();
            };
        }

        private CallerGoneException gone() {
            return new CallerGoneException(call.contact().toString());
        }
    }
}

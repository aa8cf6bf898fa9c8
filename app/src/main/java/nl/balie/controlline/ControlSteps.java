package nl.balie.controlline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.callers.Caller;
import nl.balie.callers.Callers;
import nl.balie.callers.Conversation;
import nl.balie.callers.Deed;
import nl.balie.callers.Enquiry;
import nl.balie.callers.Entry;
import nl.balie.callers.Sentences;
import nl.balie.callers.Shown;
import nl.balie.callers.Sound;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.people.Area;
import nl.balie.people.PhoneCodes;
import nl.balie.people.SignedInUser;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Patience;
import nl.balie.processes.SpeakingTime;
import nl.balie.prompts.PromptSource;
import nl.balie.prompts.Prompts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of the control line. */
@Component
class ControlSteps implements ControlPort {
    private static final char END = '#';
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 16;
    private static final int MOST_DIGITS_OF_A_PROMPT = 6;
    private static final Duration TIME_FOR_A_KEY = Duration.ofSeconds(5);

    private final Callers callers;
    private final PhoneUsers users;
    private final Dictation dictation;
    private final CalamitySwitches switches;
    private final Prompts prompts;
    private final Sentences sentences;
    private final Tenancy tenancy;

    ControlSteps(
            Callers callers,
            PhoneUsers users,
            Dictation dictation,
            CalamitySwitches switches,
            Prompts prompts,
            Sentences sentences,
            Tenancy tenancy) {
        this.callers = callers;
        this.users = users;
        this.dictation = dictation;
        this.switches = switches;
        this.prompts = prompts;
        this.sentences = sentences;
        this.tenancy = tenancy;
    }

    @Override
    public boolean signIn(String contactId, String language, Patience patience) throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Optional<SignedInUser> user = asked(
                caller,
                language,
                patience,
                "code",
                "code.wrong",
                PhoneCodes.LENGTH,
                PhoneCodes.LENGTH + 1,
                code -> users.ofCode(caller, code));
        if (user.isEmpty()) {
            say(caller, words(language, "refused"));
            return false;
        }
        caller.memory().keep(SignedIn.class, new SignedIn(user.get().userId()));
        caller.settle(Result.ADMINISTRATION);
        return true;
    }

    @Override
    public @Nullable String chooseNumber(String contactId, String language, Patience patience)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        if (user(caller, language, Area.CALAMITIES).isEmpty()) {
            return null;
        }
        Optional<CalamitySwitch> chosen = asked(
                caller,
                language,
                patience,
                "number",
                "number.unknown",
                FEWEST_DIGITS,
                MOST_DIGITS,
                digits -> tenancy.read(caller.organisation(), () -> meant(digits)));
        if (chosen.isEmpty()) {
            return null;
        }
        say(caller, state(language, chosen.get(), chosen.get().isOn(caller.now())));
        return chosen.get().number();
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
        Caller caller = callers.led(contactId);
        Optional<SignedInUser> user = user(caller, language, Area.CALAMITIES);
        if (user.isEmpty()) {
            return;
        }
        CalamitySwitch before =
                tenancy.read(caller.organisation(), () -> switches.of(number).orElseThrow());
        boolean isOn = caller.does(new Deed<>(
                () -> PhoneUsers.as(
                        user.get(), () -> switches.turn(before.numberId(), on).isOn(caller.now())),
                Shown.of(on ? "controlline.tried.on" : "controlline.tried.off", number),
                on));
        say(caller, state(language, before, isOn));
    }

    @Override
    public boolean recordCalamityMessage(
            String contactId, String language, String number, Patience patience, SpeakingTime time)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Optional<SignedInUser> user = user(caller, language, Area.CALAMITIES);
        return user.isPresent()
                && dictation.takes(
                        caller,
                        language,
                        "record",
                        patience,
                        time,
                        file -> kept(
                                caller,
                                user.get(),
                                Shown.of("controlline.tried.message", number),
                                () -> keep(caller.organisation(), number, file)));
    }

    @Override
    public boolean recordPrompt(String contactId, String language, Patience patience, SpeakingTime time)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Optional<SignedInUser> user = user(caller, language, Area.PROMPTS);
        if (user.isEmpty()) {
            return false;
        }
        String organisation = caller.organisation();
        Optional<String> name = asked(
                caller,
                language,
                patience,
                "prompt",
                "prompt.unknown",
                1,
                MOST_DIGITS_OF_A_PROMPT,
                digits -> digits.matches("[0-9]+")
                        ? prompts.nameOf(organisation, Integer.parseInt(digits))
                        : Optional.empty());
        if (name.isEmpty()) {
            return false;
        }
        say(caller, words(language, "prompt.is", name.get()));
        return dictation.takes(
                caller,
                language,
                "record-prompt",
                patience,
                time,
                file -> kept(
                        caller,
                        user.get(),
                        Shown.of("controlline.tried.prompt", name.get()),
                        () -> prompts.keep(organisation, name.get(), file, PromptSource.PHONE)
                                .isPresent()));
    }

    private static boolean kept(Caller caller, SignedInUser user, Shown shown, Supplier<Boolean> keep) {
        return caller.does(new Deed<>(() -> PhoneUsers.as(user, keep), shown, true, true));
    }

    /** In a prompt of the number's own: one that is used elsewhere too must not change with it. */
    private boolean keep(String organisation, String number, Path file) {
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
    private Optional<SignedInUser> user(Caller caller, String language, Area area) throws CallerGoneException {
        Optional<SignedInUser> user = users.of(caller, area);
        if (user.isEmpty()) {
            say(caller, words(language, "not-allowed"));
        }
        return user;
    }

    private <T> Optional<T> asked(
            Caller caller,
            String language,
            Patience patience,
            String question,
            String wrong,
            int least,
            int most,
            Function<String, Optional<T>> meaning)
            throws CallerGoneException {
        var entry = new Entry(words(language, question), least, most, END, patience.timeout(), TIME_FOR_A_KEY);
        return new Conversation(caller)
                .enquire(new Enquiry<>(entry, patience.tries(), meaning, words(language, wrong)))
                .value();
    }

    private static void say(Caller caller, List<Sound> sounds) throws CallerGoneException {
        new Conversation(caller).say(sounds);
    }

    private List<Sound> state(String language, CalamitySwitch calamity, boolean on) {
        return words(language, on ? "on" : "off", calamity.description());
    }

    private List<Sound> words(String language, String what, String... values) {
        return sentences.sound(language, "controlline.spoken." + what, (Object[]) values);
    }
}

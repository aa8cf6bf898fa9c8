package nl.balie.trials.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.StartingModels;
import nl.balie.contacts.Contact.Origin;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowModels;
import nl.balie.numbers.CallflowNames;
import nl.balie.numbers.NumberOverview;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.pages.Check;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.people.SignedInUser;
import nl.balie.prompts.Prompts;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.telephony.Prompt;
import nl.balie.tenants.Organisations;
import nl.balie.trials.Setting;
import nl.balie.trials.Setting.Calamity;
import nl.balie.trials.TrialCall;
import nl.balie.trials.TrialCall.View;
import nl.balie.trials.TrialCalls;
import nl.balie.trials.web.TrialForm.Choices;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an administrator tries a callflow as its caller, without a telephone (requirement 2.4.1). */
@Controller
@RequestMapping("/beheer/callflows/{id:[a-z0-9][a-z0-9-]{2,120}}/testgesprek")
@PreAuthorize("@rights.mayChange('CALLFLOWS')")
class TrialController {
    /** The page asks again; shorter than what proxies let an answer take. */
    private static final Duration ONE_LOOK = Duration.ofSeconds(20);

    private static final String FORM = "trials/setting";
    private static final String CALL = "trials/call";

    private final TrialCalls calls;
    private final TrialSheets sheets;
    private final Callflows callflows;
    private final CallflowNames answering;
    private final FlowModels models;
    private final PhoneNumbers numbers;
    private final Queues queues;
    private final Prompts prompts;
    private final Organisations organisations;
    private final MessageSource messages;
    private final Tenancy tenancy;
    private final Clock clock;

    TrialController(
            TrialCalls calls,
            TrialSheets sheets,
            Callflows callflows,
            CallflowNames answering,
            FlowModels models,
            PhoneNumbers numbers,
            Queues queues,
            Prompts prompts,
            Organisations organisations,
            MessageSource messages,
            Tenancy tenancy,
            Clock clock) {
        this.calls = calls;
        this.sheets = sheets;
        this.callflows = callflows;
        this.answering = answering;
        this.models = models;
        this.numbers = numbers;
        this.queues = queues;
        this.prompts = prompts;
        this.organisations = organisations;
        this.messages = messages;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** The administrator's call when he has one of this callflow, otherwise the form for one. */
    @GetMapping
    String page(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer versie,
            Model model) {
        Optional<TrialCall> call = running(administrator, id);
        return tenancy.read(administrator.organisation(), () -> {
            Choices choices = describe(id, model);
            if (call.isPresent()) {
                return show(administrator, call.get(), call.get().view(), model, CALL);
            }
            if (!model.containsAttribute("form")) {
                model.addAttribute(
                        "form",
                        calls.tried(administrator)
                                .filter(setting ->
                                        versie == null && setting.callflow().equals(id))
                                .map(setting -> TrialForm.of(setting, newest(choices, setting)))
                                .orElseGet(() -> first(choices, id, versie)));
            }
            return FORM;
        });
    }

    private TrialForm first(Choices choices, String id, @Nullable Integer version) {
        String number = numbers.list().stream()
                .filter(each -> each.callflow().equals(id))
                .map(each -> each.number())
                .findFirst()
                .or(() -> choices.numbers().stream().map(Option::value).findFirst())
                .orElse("");
        String newest =
                choices.versions().stream().map(Option::value).findFirst().orElse("");
        return TrialForm.first(version == null ? newest : version.toString(), number, clock.instant(), zone());
    }

    @PostMapping
    ModelAndView start(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @ModelAttribute("form") TrialForm form,
            BindingResult errors,
            Model model) {
        Optional<Setting> setting = tenancy.read(
                administrator.organisation(), () -> form.setting(id, new Check(errors), describe(id, model), zone()));
        if (setting.isEmpty()) {
            return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        calls.start(administrator, setting.get());
        return back(id);
    }

    /** What changed after this revision, as soon as there is something; 204 when nothing does, and the whole page when the call is gone. */
    @GetMapping(path = "/stand", headers = "HX-Request")
    @Nullable
    ModelAndView state(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam int na,
            Model model)
            throws InterruptedException {
        TrialCall call = running(administrator, id).orElse(null);
        if (call == null) {
            return new ModelAndView((nothing, request, response) -> response.setHeader("HX-Refresh", "true"));
        }
        View view = call.awaitChange(na, ONE_LOOK);
        if (view == null) {
            return new ModelAndView((nothing, request, response) -> response.setStatus(HttpStatus.NO_CONTENT.value()));
        }
        return tenancy.read(administrator.organisation(), () -> {
            describe(id, model);
            return new ModelAndView(show(administrator, call, view, model, CALL + " :: state"));
        });
    }

    /** What the caller does: a key, keys or a choice; without any he does nothing. */
    @PostMapping("/antwoord")
    Object answer(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String antwoord,
            @RequestParam(required = false) @Nullable String toetsen,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        String given = antwoord == null || antwoord.isEmpty() ? toetsen : antwoord;
        String answer = given == null || given.isBlank() ? null : given.strip();
        boolean taken =
                running(administrator, id).filter(call -> call.answer(answer)).isPresent();
        return done(taken, id, request, redirect);
    }

    /** What happens around the caller. */
    @PostMapping("/gebeurtenis")
    Object event(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam String wat,
            @RequestParam(required = false) @Nullable String wachtrij,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        boolean taken = running(administrator, id)
                .filter(call -> switch (wat) {
                    case "medewerker-neemt-op" -> calls.agentAnswers(call);
                    case "gesprek-is-klaar" -> calls.agentLeaves(call);
                    case "terug-in-wachtrij" -> putBack(administrator, call, wachtrij);
                    case "calamiteit" -> calls.calamityBegins(call);
                    case "ophangen" -> calls.hangUp(call);
                    default -> false;
                })
                .isPresent();
        return done(taken, id, request, redirect);
    }

    private boolean putBack(SignedInUser administrator, TrialCall call, @Nullable String queue) {
        return queue != null
                && tenancy.read(administrator.organisation(), () -> queues.byName(queue))
                        .isPresent()
                && calls.agentPutsBack(call, queue);
    }

    /** The page hears of what changed by itself; without scripts it is shown anew. */
    private static Object done(boolean taken, String id, HttpServletRequest request, RedirectAttributes redirect) {
        if (request.getHeader("HX-Request") != null) {
            return ResponseEntity.status(taken ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT)
                    .build();
        }
        if (!taken) {
            Notice.refused(redirect, "trials.too-late");
        }
        return back(id);
    }

    /** Ends the call; the form then has what was chosen for it, and the newest version of the callflow. */
    @PostMapping("/opnieuw")
    ModelAndView again(@AuthenticationPrincipal SignedInUser administrator, @PathVariable String id) {
        calls.forget(administrator);
        return back(id);
    }

    private static String newest(Choices choices, Setting setting) {
        return choices.versions().stream().map(Option::value).findFirst().orElse(String.valueOf(setting.version()));
    }

    /** The sound of a prompt that the caller hears. */
    @GetMapping("/geluid")
    ResponseEntity<Resource> sound(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam String meldtekst,
            @RequestParam String taal) {
        return prompts.find(administrator.organisation(), meldtekst, taal)
                .filter(Prompt.Recording.class::isInstance)
                .map(Prompt.Recording.class::cast)
                .map(found -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("audio/wav"))
                        .<Resource>body(new FileSystemResource(found.file())))
                .orElseThrow(() -> new NotFound("No sound of prompt " + meldtekst));
    }

    private Optional<TrialCall> running(SignedInUser administrator, String id) {
        return calls.of(administrator).filter(call -> call.setting().callflow().equals(id));
    }

    private String show(SignedInUser administrator, TrialCall call, View view, Model model, String template) {
        model.addAttribute("sheet", sheets.of(administrator.organisation(), view))
                .addAttribute("setting", call.setting())
                .addAttribute("keys", TrialSheet.KEYS)
                .addAttribute("queues", queues.all().stream().map(Queue::name).toList());
        return template;
    }

    private Choices describe(String id, Model model) {
        String name = callflows
                .find(id)
                .map(callflow -> callflow.name())
                .or(() -> Optional.ofNullable(StartingModels.shipped().get(id)))
                .orElseThrow(() -> new NotFound("No callflow " + id));
        List<Option> versions = models.versions(id).stream()
                .map(version -> String.valueOf(version.version()))
                .map(version -> new Option(version, version))
                .toList();
        List<Option> called = numbers.all().stream()
                .map((NumberOverview number) ->
                        new Option(number.number(), number.number() + " " + number.description()))
                .toList();
        Choices choices = new Choices(
                versions,
                called,
                Arrays.stream(Origin.values())
                        .map(each -> new Option(each.name(), text("trials.origin." + each)))
                        .toList(),
                Arrays.stream(Calamity.values())
                        .map(each -> new Option(each.name(), text("trials.calamity." + each)))
                        .toList(),
                TrialForm.SPEEDS.stream()
                        .map(speed -> new Option(speed.toString(), text("trials.speed." + speed)))
                        .toList());
        boolean answers = answering.of(tenancy.current()).stream()
                .anyMatch(callflow -> callflow.id().equals(id));
        model.addAttribute("id", id)
                .addAttribute("name", name)
                .addAttribute("choices", choices)
                .addAttribute("answers", answers);
        return choices;
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private ZoneId zone() {
        return organisations.current().timeZone();
    }

    private static ModelAndView back(String id) {
        return new ModelAndView("redirect:/beheer/callflows/" + id + "/testgesprek");
    }
}

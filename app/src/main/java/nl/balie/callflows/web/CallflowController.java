package nl.balie.callflows.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.balie.callflows.Callflow;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.RemoveCallflow;
import nl.balie.callflows.StartingModels;
import nl.balie.database.Tenancy;
import nl.balie.numbers.CallflowNames;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.NotFound;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** The list of callflows, new ones and their removal (requirement 2.10.1); drawing is in {@link ModelerController}. */
@Controller
@RequestMapping(CallflowController.PATH)
@PreAuthorize("@rights.mayView('CALLFLOWS')")
class CallflowController {
    static final String PATH = "/beheer/callflows";
    static final String ID = "/{id:[a-z0-9][a-z0-9-]{2,120}}";
    static final String MAY_CHANGE = "@rights.mayChange('CALLFLOWS')";
    private static final String FORM = "callflows/new";
    private static final int LONGEST_NAME = 80;

    private final Callflows callflows;
    private final CallflowRows rows;
    private final CallflowNames answering;
    private final StartingModels starts;
    private final RemoveCallflow removal;
    private final Tenancy tenancy;
    private final Answers answers;

    CallflowController(
            Callflows callflows,
            CallflowRows rows,
            CallflowNames answering,
            StartingModels starts,
            RemoveCallflow removal,
            Tenancy tenancy,
            Answers answers) {
        this.callflows = callflows;
        this.rows = rows;
        this.answering = answering;
        this.starts = starts;
        this.removal = removal;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    /** What is filled in about a new callflow; start is the process id of the model to begin with. */
    record Form(String name, String start) {
        Form(@Nullable String name, @Nullable String start) {
            this.name = name == null ? "" : name.strip();
            this.start = start == null ? StartingModels.SMALL : start;
        }
    }

    /** A model to begin with. */
    record Start(String value, String label) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser administrator, AskedList asked, Model model) {
        tenancy.read(
                administrator.organisation(),
                () -> model.addAttribute("list", rows.own(asked.query()))
                        .addAttribute("shipped", rows.shipped())
                        .addAttribute(
                                "answering",
                                answering.of(administrator.organisation()).stream()
                                        .map(CallflowNames.Callflow::id)
                                        .toList()));
        return "callflows/list";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(
            @AuthenticationPrincipal SignedInUser administrator,
            @RequestParam(required = false) @Nullable String van,
            Model model) {
        tenancy.read(administrator.organisation(), () -> model.addAttribute("starts", starts()))
                .addAttribute("form", new Form("", van));
        return FORM;
    }

    @PostMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal SignedInUser administrator,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return tenancy.in(administrator.organisation(), () -> {
            Optional<String> start = starts.model(form.start());
            Check check = new Check(errors);
            check.required("name", form.name(), LONGEST_NAME);
            if (start.isEmpty()) {
                check.reject("start", "callflows.start.gone");
            }
            if (check.passed()) {
                Optional<Callflow> added = callflows.add(form.name(), start.orElseThrow(), administrator.username());
                if (added.isPresent()) {
                    return new ModelAndView(
                            "redirect:" + PATH + "/" + added.get().processId());
                }
                check.reject("name", "callflows.name.taken");
            }
            model.addAttribute("starts", starts());
            return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_ENTITY);
        });
    }

    @GetMapping(ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal SignedInUser administrator, @PathVariable String id) {
        return tenancy.read(administrator.organisation(), () -> answers.confirm(page(found(id))));
    }

    @PostMapping(ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(
            @AuthenticationPrincipal SignedInUser administrator, @PathVariable String id, HttpServletRequest request) {
        return tenancy.in(administrator.organisation(), () -> {
            Callflow callflow = found(id);
            RemovalPage page = page(callflow);
            return answers.removed(removal.remove(callflow), page, request);
        });
    }

    private RemovalPage page(Callflow callflow) {
        return new RemovalPage(
                callflow.name(),
                answers.text("callflows.removal.text"),
                PATH + "/" + callflow.processId() + "/verwijderen",
                PATH,
                removal.uses(callflow.processId()));
    }

    private List<Start> starts() {
        return Stream.concat(
                        StartingModels.shipped().entrySet().stream()
                                .map(model -> new Start(model.getKey(), model.getValue())),
                        callflows.all().stream().map(callflow -> new Start(callflow.processId(), callflow.name())))
                .toList();
    }

    private Callflow found(String id) {
        return callflows.find(id).orElseThrow(() -> new NotFound("No callflow " + id));
    }
}

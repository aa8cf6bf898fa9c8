package nl.balie.callflows.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.balie.callflows.Callflow;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.RemoveCallflow;
import nl.balie.callflows.StartingModels;
import nl.balie.database.Tenancy;
import nl.balie.numbers.CallflowNames;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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

    CallflowController(
            Callflows callflows,
            CallflowRows rows,
            CallflowNames answering,
            StartingModels starts,
            RemoveCallflow removal,
            Tenancy tenancy) {
        this.callflows = callflows;
        this.rows = rows;
        this.answering = answering;
        this.starts = starts;
        this.removal = removal;
        this.tenancy = tenancy;
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
    String list(@AuthenticationPrincipal SignedInUser administrator, Model model) {
        tenancy.read(
                administrator.organisation(),
                () -> model.addAttribute("own", rows.own())
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
            if (form.name().isEmpty()) {
                errors.rejectValue("name", "callflows.name.needed");
            } else if (form.name().length() > LONGEST_NAME) {
                errors.rejectValue("name", "callflows.name.long");
            }
            if (start.isEmpty()) {
                errors.rejectValue("start", "callflows.start.gone");
            }
            if (!errors.hasErrors()) {
                Optional<Callflow> added = callflows.add(form.name(), start.orElseThrow(), administrator.username());
                if (added.isPresent()) {
                    return new ModelAndView(
                            "redirect:" + PATH + "/" + added.get().processId());
                }
                errors.rejectValue("name", "callflows.name.taken");
            }
            model.addAttribute("starts", starts());
            return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_ENTITY);
        });
    }

    @GetMapping(ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    String confirm(@AuthenticationPrincipal SignedInUser administrator, @PathVariable String id, Model model) {
        tenancy.read(
                administrator.organisation(),
                () -> model.addAttribute("callflow", found(id)).addAttribute("uses", removal.uses(id)));
        return "callflows/removal";
    }

    @PostMapping(ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            Model model,
            RedirectAttributes redirect) {
        return tenancy.in(administrator.organisation(), () -> {
            Callflow callflow = found(id);
            List<String> uses = removal.remove(callflow);
            if (!uses.isEmpty()) {
                model.addAttribute("callflow", callflow).addAttribute("uses", uses);
                return new ModelAndView("callflows/removal", HttpStatus.CONFLICT);
            }
            Notice.done(redirect, "callflows.removed", callflow.name());
            return new ModelAndView("redirect:" + PATH);
        });
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

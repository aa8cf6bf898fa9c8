package nl.balie.prompts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.PromptDetails;
import nl.balie.prompts.PromptOverview;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The prompts of the organisation, their names, and their removal (requirement 2.10.1). */
@Controller
@RequestMapping(PromptController.PATH)
@PreAuthorize("@rights.mayView('PROMPTS')")
class PromptController {
    static final String PATH = "/beheer/meldteksten";
    static final String ID = "{id:[0-9a-f-]{36}}";
    static final String MAY_CHANGE = "@rights.mayChange('PROMPTS')";

    private final PromptCatalogue catalogue;
    private final PromptPage page;
    private final Tenancy tenancy;
    private final Answers answers;

    PromptController(PromptCatalogue catalogue, PromptPage page, Tenancy tenancy, Answers answers) {
        this.catalogue = catalogue;
        this.page = page;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    /** A prompt in the list. */
    record Row(PromptOverview prompt, List<Option> languages) {}

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        model.addAttribute(
                "list",
                tenancy.read(visitor.organisation(), () -> catalogue.list(asked.query()))
                        .map(prompt -> new Row(prompt, Option.languages(prompt.languages()))));
        return "prompts/prompts";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(Model model) {
        model.addAttribute(PromptPage.FORM, new PromptForm("", ""));
        return "prompts/new-prompt";
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute(PromptPage.FORM) PromptForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        Optional<PromptDetails> details = form.details(new Check(errors));
        if (details.isPresent()
                && done(tenancy.in(visitor.organisation(), () -> catalogue.add(details.get())), errors)
                        instanceof Saved.Done(UUID id)) {
            Notice.done(redirect, "prompts.added", form.name());
            return new ModelAndView("redirect:" + PATH + "/" + id);
        }
        return new ModelAndView("prompts/new-prompt", HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping("/" + ID)
    String one(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, AskedList asked, Model model) {
        return page.show(visitor.organisation(), id, asked.query(), model);
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute(PromptPage.FORM) PromptForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        PromptForm now = PromptForm.of(page.prompt(visitor.organisation(), id));
        Edit<PromptForm> edit = Edit.of(form, now, errors, model, request);
        Optional<PromptDetails> details = edit.form().details(edit.check());
        if (details.isPresent()
                && done(tenancy.in(visitor.organisation(), () -> catalogue.change(id, details.get())), edit.errors())
                        instanceof Saved.Done) {
            Notice.done(redirect, "prompts.saved", edit.form().name());
            return new ModelAndView("redirect:" + PATH + "/" + id);
        }
        return new ModelAndView(page.show(visitor.organisation(), id, model), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(
                visitor.organisation(), () -> answers.confirm(removal(page.prompt(visitor.organisation(), id))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage asked = removal(page.prompt(visitor.organisation(), id));
            return answers.removed(catalogue.remove(id), asked, request);
        });
    }

    /** Puts at the name why nothing was stored. */
    private Saved done(Saved saved, BindingResult errors) {
        switch (saved) {
            case Saved.Done _ -> {}
            case Saved.Taken() -> errors.rejectValue("name", "prompts.error.taken");
            case Saved.Named(var uses) ->
                errors.rejectValue(
                        "name",
                        "prompts.error.renamed",
                        new Object[] {uses.stream().map(answers::text).collect(Collectors.joining(", "))},
                        null);
            case Saved.Refused(var key, var values) -> errors.rejectValue("name", key, values.toArray(), null);
            case Saved.Unknown() -> throw new NotFound("The organisation has no such prompt");
        }
        return saved;
    }

    private RemovalPage removal(PromptOverview prompt) {
        return new RemovalPage(
                prompt.name(),
                answers.text("prompts.removal"),
                PATH + "/" + prompt.id() + "/verwijderen",
                PATH,
                catalogue.uses(prompt));
    }
}

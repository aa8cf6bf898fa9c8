package nl.balie.prompts.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.PromptDetails;
import nl.balie.prompts.PromptOverview;
import nl.balie.prompts.PromptRemoval;
import nl.balie.prompts.PromptSaved;
import nl.balie.prompts.PromptUse;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
    private final MessageSource texts;

    PromptController(PromptCatalogue catalogue, PromptPage page, Tenancy tenancy, MessageSource texts) {
        this.catalogue = catalogue;
        this.page = page;
        this.tenancy = tenancy;
        this.texts = texts;
    }

    /** A prompt in the list. */
    record Row(PromptOverview prompt, List<Option> languages) {}

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, Model model) {
        model.addAttribute(
                "rows",
                tenancy.read(visitor.organisation(), catalogue::all).stream()
                        .map(prompt -> new Row(prompt, Option.languages(prompt.languages())))
                        .toList());
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
        Optional<PromptDetails> details = form.details(errors);
        if (details.isPresent()
                && done(tenancy.in(visitor.organisation(), () -> catalogue.add(details.get())), errors)
                        instanceof PromptSaved.Done(UUID id)) {
            Notice.done(redirect, "prompts.added", form.name());
            return new ModelAndView("redirect:" + PATH + "/" + id);
        }
        return new ModelAndView("prompts/new-prompt", HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping("/" + ID)
    String one(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        return page.show(visitor.organisation(), id, model);
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute(PromptPage.FORM) PromptForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        page.prompt(visitor.organisation(), id);
        Optional<PromptDetails> details = form.details(errors);
        if (details.isPresent()
                && done(tenancy.in(visitor.organisation(), () -> catalogue.change(id, details.get())), errors)
                        instanceof PromptSaved.Done) {
            Notice.done(redirect, "prompts.saved", form.name());
            return new ModelAndView("redirect:" + PATH + "/" + id);
        }
        return new ModelAndView(page.show(visitor.organisation(), id, model), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> {
            PromptOverview prompt = page.prompt(visitor.organisation(), id);
            return removal(prompt, catalogue.uses(prompt), HttpStatus.OK);
        });
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, RedirectAttributes redirect) {
        PromptOverview prompt = page.prompt(visitor.organisation(), id);
        return switch (tenancy.in(visitor.organisation(), () -> catalogue.remove(id))) {
            case PromptRemoval.Removed() -> {
                Notice.done(redirect, "prompts.removed", prompt.name());
                yield new ModelAndView("redirect:" + PATH);
            }
            case PromptRemoval.InUse(var uses) -> removal(prompt, uses, HttpStatus.CONFLICT);
            case PromptRemoval.Unknown() -> throw new NotFound("No prompt " + id);
        };
    }

    /** Puts at the name why nothing was stored. */
    private PromptSaved done(PromptSaved saved, BindingResult errors) {
        switch (saved) {
            case PromptSaved.Done _ -> {}
            case PromptSaved.Taken() -> errors.rejectValue("name", "prompts.error.taken");
            case PromptSaved.InUse(var uses) ->
                errors.rejectValue(
                        "name",
                        "prompts.error.renamed",
                        new Object[] {uses.stream().map(this::text).collect(Collectors.joining(", "))},
                        null);
            case PromptSaved.Unknown() -> throw new NotFound("The organisation has no such prompt");
        }
        return saved;
    }

    private ModelAndView removal(PromptOverview prompt, List<PromptUse> uses, HttpStatus status) {
        return new ModelAndView(
                "prompts/removal",
                Map.of("thing", prompt, "uses", uses.stream().map(this::text).toList()),
                status);
    }

    private String text(PromptUse use) {
        return texts.getMessage(use.text(), new Object[] {use.name()}, LocaleContextHolder.getLocale());
    }
}

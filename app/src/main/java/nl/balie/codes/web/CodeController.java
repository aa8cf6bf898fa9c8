package nl.balie.codes.web;

import nl.balie.codes.DispositionCodes;
import nl.balie.codes.ReasonCodes;
import nl.balie.database.Tenancy;
import nl.balie.pages.Visitor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of reason codes and of disposition codes. */
@Controller
class CodeController {
    static final String PATH = "/beheer/codes";

    private final ReasonCodes reasons;
    private final DispositionCodes dispositions;
    private final Tenancy tenancy;

    CodeController(ReasonCodes reasons, DispositionCodes dispositions, Tenancy tenancy) {
        this.reasons = reasons;
        this.dispositions = dispositions;
        this.tenancy = tenancy;
    }

    @GetMapping(PATH)
    @PreAuthorize("@rights.mayView('CODES')")
    String list(@AuthenticationPrincipal Visitor visitor, Model model) {
        tenancy.read(
                visitor.organisation(),
                () -> model.addAttribute("reasons", reasons.all()).addAttribute("dispositions", dispositions.all()));
        return "codes/codes";
    }
}

package nl.balie.codes.web;

import java.util.stream.Stream;
import nl.balie.codes.DispositionCodes;
import nl.balie.codes.DispositionLine;
import nl.balie.codes.ReasonCode;
import nl.balie.codes.ReasonCodes;
import nl.balie.database.ListPage;
import nl.balie.database.Tenancy;
import nl.balie.pages.AskedList;
import nl.balie.pages.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String list(
            @AuthenticationPrincipal Visitor visitor,
            AskedList asked,
            @RequestParam(required = false) @Nullable String redenpagina,
            Model model) {
        tenancy.read(visitor.organisation(), () -> {
            ListPage<ReasonCode> some = reasons.list(asked.query("redenpagina", redenpagina));
            ListPage<DispositionLine> others = dispositions.list(asked.query());
            return model.addAttribute("reasons", some)
                    .addAttribute("dispositions", others)
                    .addAttribute(
                            "list",
                            new ListPage<Object>(
                                    Stream.<Object>concat(some.rows().stream(), others.rows().stream())
                                            .toList(),
                                    some.total() + others.total(),
                                    1,
                                    some.words()));
        });
        return "codes/codes";
    }
}

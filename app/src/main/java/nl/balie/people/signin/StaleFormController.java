package nl.balie.people.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows a form that came too late, to be sent as it was with one click; {@link SignInOrReload} leads here. */
@Controller
class StaleFormController {
    @RequestMapping(StaleForm.PATH)
    String stale(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!(request.getAttribute(StaleForm.ATTRIBUTE) instanceof StaleForm form)) {
            return "redirect:/";
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        model.addAttribute("stale", form);
        return "people/stale-form";
    }
}

package nl.balie.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import nl.balie.people.signin.SignInAttempt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in; Spring Security takes what is sent. */
@Controller
class SignInController {
    @GetMapping("/aanmelden")
    String signIn(
            @RequestParam(name = "fout", required = false) @Nullable String refused,
            @RequestParam(name = "afgemeld", required = false) @Nullable String signedOut,
            @RequestParam(name = "verlopen", required = false) @Nullable String expired,
            HttpServletRequest request,
            Model model) {
        HttpSession session = request.getSession(false);
        model.addAttribute("username", refused == null || session == null ? "" : RefusedUsername.take(session));
        model.addAttribute("refused", refused != null);
        model.addAttribute("signedOut", signedOut != null);
        model.addAttribute("expired", expired != null);
        return "people/sign-in";
    }

    /** Where who gave the right password gives the code of his app. */
    @GetMapping("/aanmelden/code")
    String code(
            @RequestParam(name = "fout", required = false) @Nullable String refused,
            HttpServletRequest request,
            Model model) {
        if (!SignInAttempt.isHalfway(request.getSession(false))) {
            return "redirect:/aanmelden";
        }
        model.addAttribute("refused", refused != null);
        return "people/sign-in-code";
    }
}

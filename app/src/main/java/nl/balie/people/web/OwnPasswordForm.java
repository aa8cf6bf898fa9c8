package nl.balie.people.web;

import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What somebody fills in to choose a password of his own. */
record OwnPasswordForm(String current, String password, String repeat) {
    OwnPasswordForm(@Nullable String current, @Nullable String password, @Nullable String repeat) {
        this.current = text(current);
        this.password = text(password);
        this.repeat = text(repeat);
    }

    /** Says at the field what is wrong, as far as that can be seen without the account. */
    void check(SignedInUser user, Errors errors) {
        if (current.isEmpty()) {
            errors.rejectValue("current", "own-password.current.needed");
        }
        if (password.equals(current) && !password.isEmpty()) {
            errors.rejectValue("password", "own-password.same");
        } else {
            PasswordRules.broken(password, user.username(), user.displayName(), user.organisationName())
                    .ifPresent(key -> errors.rejectValue("password", key));
        }
        if (!repeat.equals(password)) {
            errors.rejectValue("repeat", "own-password.differs");
        }
    }

    /** Without the passwords, for whatever logs a form. */
    @Override
    public String toString() {
        return "OwnPasswordForm";
    }

    /** Spaces count. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

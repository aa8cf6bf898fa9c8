package nl.balie.people.web;

import nl.balie.pages.Check;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in about a phone.
 *
 * @param name only when it is new
 * @param md5 "true" when it knows no SHA-256, or empty
 */
record PhoneForm(String name, String md5) {
    PhoneForm(@Nullable String name, @Nullable String md5) {
        this.name = Check.text(name);
        this.md5 = Check.text(md5);
    }

    boolean needsMd5() {
        return md5.equals("true");
    }
}

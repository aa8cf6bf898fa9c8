package nl.balie.prompts.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file with sound and the language that is spoken in it. */
record UploadForm(String uploadLanguage, @Nullable MultipartFile file) {
    UploadForm(@Nullable String uploadLanguage, @Nullable MultipartFile file) {
        this.uploadLanguage = uploadLanguage == null ? "" : uploadLanguage;
        this.file = file;
    }

    static UploadForm blank(String language) {
        return new UploadForm(language, null);
    }
}

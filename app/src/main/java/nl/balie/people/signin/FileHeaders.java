package nl.balie.people.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Whatever is neither a page nor an asset of Balie may hold what users or citizens put in: models, sound, exports. So no
 * browser shows it as a page of this origin: it is a file to keep (RFC 6266, 4.2), and where a browser shows it
 * nevertheless, it has no origin and runs nothing (Content Security Policy Level 3, 6.3.2). Players and scripts that
 * fetch it do not mind. It is decided by what is sent, so that no address can forget it.
 */
final class FileHeaders implements HeaderWriter {
    static final String POLICY_HEADER = "Content-Security-Policy";
    static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private static final String ASSETS = "/assets/";
    /** What browsers show as text and never as a page. */
    private static final Set<String> DATA = Set.of("json", "event-stream");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        MediaType sent = type(response.getContentType());
        if (sent == null
                || MediaType.TEXT_HTML.equalsTypeAndSubtype(sent)
                || request.getRequestURI().startsWith(request.getContextPath() + ASSETS)) {
            return;
        }
        response.setHeader(POLICY_HEADER, NOTHING);
        boolean data = DATA.contains(sent.getSubtype()) || "json".equals(sent.getSubtypeSuffix());
        if (!data && response.getHeader(HttpHeaders.CONTENT_DISPOSITION) == null) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
    }

    /** Null when nothing is sent; what is no media type is sent as something that no browser knows. */
    private static @Nullable MediaType type(@Nullable String header) {
        try {
            return header == null ? null : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException unknown) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}

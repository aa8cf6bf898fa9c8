package nl.balie.people.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.balie.database.Tenancy;
import nl.balie.people.ApiClient;
import nl.balie.people.ApiToken;
import nl.balie.people.TokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads {@code Authorization: Bearer …} (RFC 6750 §2.1); the database knows only the SHA-256 of a token. When it was last
 * used is written at most once an hour.
 */
class TokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private static final Duration PRECISION = Duration.ofHours(1);

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final TokenStore tokens;
    private final Clock clock;

    private record Found(ApiClient client, @Nullable Instant lastUsedAt) {}

    TokenFilter(JdbcClient database, Tenancy tenancy, TokenStore tokens, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            var hash = ApiToken.hash(header.substring(SCHEME.length()).strip());
            find(hash).ifPresent(found -> {
                remember(found, hash);
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        found.client(), null, AuthorityUtils.createAuthorityList("API_CLIENT")));
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }

    private Optional<Found> find(String hash) {
        return database.sql("select organisation_id, name, last_used_at from organisation_of_token(?)")
                .param(hash)
                .query((row, number) -> {
                    var used = row.getTimestamp("last_used_at");
                    return new Found(
                            new ApiClient(row.getString("organisation_id"), row.getString("name")),
                            used == null ? null : used.toInstant());
                })
                .optional();
    }

    private void remember(Found found, String hash) {
        var now = clock.instant();
        if (found.lastUsedAt() == null || found.lastUsedAt().isBefore(now.minus(PRECISION))) {
            tenancy.in(found.client().organisation(), () -> tokens.used(hash, now));
        }
    }
}

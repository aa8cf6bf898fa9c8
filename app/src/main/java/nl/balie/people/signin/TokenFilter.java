package nl.balie.people.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import nl.balie.people.ApiClient;
import nl.balie.people.NewUsers;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code Authorization: Bearer …} (RFC 6750 §2.1); the database knows only the SHA-256 of a token. */
class TokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final JdbcClient database;

    TokenFilter(JdbcClient database) {
        this.database = database;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            for (var client : clients(header.substring(SCHEME.length()).strip())) {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        client, null, AuthorityUtils.createAuthorityList("API_CLIENT")));
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }

    private List<ApiClient> clients(String token) {
        return database.sql("select organisation_id, name from organisation_of_token(?)")
                .param(NewUsers.tokenHash(token))
                .query((row, number) -> new ApiClient(row.getString("organisation_id"), row.getString("name")))
                .list();
    }
}

package nl.balie.people.signin;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.database.Tenancy;
import nl.balie.people.Duty;
import nl.balie.people.Role;
import nl.balie.people.SignInSettings;
import nl.balie.people.SignOutQuestion;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import nl.balie.people.TokenStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who gets in: programs with a token below /api, people with a session everywhere else. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(SignInSettings.class)
class SecurityConfiguration {
    /** Styles, scripts and connections from here only, nothing inline; the microphone is for the agent's phone. */
    static final String CONTENT = "default-src 'self'; img-src 'self' data:; media-src 'self'; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String ASSETS = "/assets/**";

    private static final String SECOND_FACTOR = Duty.SECOND_FACTOR.page() + "/**";

    private static final String PERMISSIONS = "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)";

    @Bean
    PasswordEncoder passwordEncoder(SignInSettings settings) {
        return new PasswordThreads(PasswordHashes.create(), settings.hashingThreads());
    }

    @Bean
    SecurityContextRepository securityContexts(
            SignedInUsers users, SignInSettings settings, ObjectProvider<Clock> clock) {
        return new DelegatingSecurityContextRepository(
                new RequestAttributeSecurityContextRepository(),
                new SessionUsers(users, settings, clock.getIfAvailable(Clock::systemUTC)));
    }

    /** The same for everybody, so that no session is read for them. */
    @Bean
    @Order(0)
    SecurityFilterChain chainForAssets(HttpSecurity http) throws Exception {
        return http.securityMatcher(ASSETS)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain chainForPrograms(
            HttpSecurity http,
            JdbcClient database,
            Tenancy tenancy,
            TokenStore tokens,
            ObjectProvider<Clock> clock,
            ObjectMapper json)
            throws Exception {
        var problem = new ApiProblem(json);
        var reader = new TokenFilter(database, tenancy, tokens, clock.getIfAvailable(Clock::systemUTC));
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority("API_CLIENT"))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(reader, AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problem).accessDeniedHandler(problem))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain chainForPeople(
            HttpSecurity http,
            SecurityContextRepository contexts,
            LogoutHandler auditSignOut,
            KnownDevices devices,
            ObjectProvider<SignOutQuestion> questions)
            throws Exception {
        var answers = new SignInAnswers(devices);
        var signIn = new SignInOrReload();
        var wanted = new HttpSessionRequestCache();
        wanted.setMatchingRequestParameterName(null);
        answers.setRequestCache(wanted);
        wanted.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && !SignInOrReload.isPart(request)
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                "/actuator/health", "/actuator/health/**", SignInOrReload.SIGN_IN, SignInOrReload.CODE)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Role.PLATFORM_ADMINISTRATOR.authority())
                        .requestMatchers(Duty.OWN_PASSWORD.page(), Duty.SECOND_FACTOR.page(), SECOND_FACTOR)
                        .authenticated()
                        .anyRequest()
                        .access(AuthorizationManagers.allOf(
                                AuthenticatedAuthorizationManager.authenticated(),
                                AuthorizationManagers.not(
                                        AuthorityAuthorizationManager.hasAuthority(SignedInUser.HAS_DUTY)))))
                .formLogin(form -> form.loginPage(SignInOrReload.SIGN_IN)
                        .usernameParameter("gebruikersnaam")
                        .passwordParameter("wachtwoord")
                        .authenticationDetailsSource(SignInAttempt::of)
                        .successHandler(answers)
                        .failureHandler(answers))
                .logout(logout -> logout.logoutRequestMatcher(request -> signsOut(request, questions))
                        .addLogoutHandler(auditSignOut)
                        .addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE)))
                        .logoutSuccessUrl(SignInOrReload.SIGN_IN + "?afgemeld"))
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(management -> management.sessionFixation(fixation -> fixation.changeSessionId()))
                .requestCache(cache -> cache.requestCache(wanted))
                .headers(SecurityConfiguration::headers)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(signIn).accessDeniedHandler(signIn))
                .build();
    }

    /** Otherwise the page that asks answers. */
    private static boolean signsOut(HttpServletRequest request, ObjectProvider<SignOutQuestion> questions) {
        return "POST".equals(request.getMethod())
                && request.getRequestURI().equals(request.getContextPath() + SignOutQuestion.PATH)
                && (request.getParameter(SignOutQuestion.SURE) != null
                        || !(SecurityContextHolder.getContext().getAuthentication() instanceof Authentication known)
                        || !(known.getPrincipal() instanceof SignedInUser user)
                        || questions.stream().noneMatch(question -> question.asks(user)));
    }

    @Bean
    LogoutHandler auditSignOut(Tenancy tenancy, AuditLog audit, SignedInUsers users) {
        return (request, response, authentication) -> {
            if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
                tenancy.in(
                        user.organisation(),
                        () -> audit.recordBy(user.username(), "sign-out", user.username(), AuditResult.DONE, Map.of()));
                users.signOut(user, request.getSession().getId());
            }
        };
    }

    /** Beside these come {@link FileHeaders} and Spring Security's own: nosniff, no-store, and HSTS on a request over https. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN))
                .addHeaderWriter(new FileHeaders());
    }
}

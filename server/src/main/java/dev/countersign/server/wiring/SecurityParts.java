package dev.countersign.server.wiring;

import dev.countersign.server.access.settings.AccessSettings;
import dev.countersign.server.fault.ErrorAddress;
import dev.countersign.server.fault.Faults;
import dev.countersign.server.fault.Refusals;
import dev.countersign.server.guard.ClientAddressFilter;
import dev.countersign.server.guard.DrainFilter;
import dev.countersign.server.guard.Draining;
import dev.countersign.server.guard.GuardFilter;
import dev.countersign.server.machine.MachineGuard;
import dev.countersign.server.page.Pages;
import dev.countersign.server.route.Route;
import dev.countersign.server.route.Routes;
import dev.countersign.server.session.SessionGuard;
import dev.countersign.server.signin.MachineFilter;
import dev.countersign.server.signin.ReaderFilter;
import dev.countersign.server.signin.SessionFilter;
import dev.countersign.server.signin.UnknownAddressFilter;
import dev.countersign.server.taxii.SharingKeys;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Who may use which address: the table of {@link Routes}, enforced by Spring Security. Sessions,
 * headers and the refusal of other sites' requests are Countersign's own.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityParts {
  /** The guard stands before everything. */
  @Bean
  FilterRegistrationBean<GuardFilter> guard(URI origin) {
    FilterRegistrationBean<GuardFilter> guard =
        new FilterRegistrationBean<>(new GuardFilter(origin));
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return guard;
  }

  /** Where requests come from is known before anything is told of it. */
  @Bean
  FilterRegistrationBean<ClientAddressFilter> clientAddress(AccessSettings settings) {
    FilterRegistrationBean<ClientAddressFilter> filter =
        new FilterRegistrationBean<>(new ClientAddressFilter(settings.proxies()));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }

  /** Requests are counted, so that a server can end behind the last of them. */
  @Bean
  FilterRegistrationBean<DrainFilter> drain(Draining draining) {
    FilterRegistrationBean<DrainFilter> filter =
        new FilterRegistrationBean<>(new DrainFilter(draining));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return filter;
  }

  /** Puts the chain before the pages. */
  @Bean
  FilterRegistrationBean<DelegatingFilterProxy> chain() {
    FilterRegistrationBean<DelegatingFilterProxy> chain =
        new FilterRegistrationBean<>(new DelegatingFilterProxy("springSecurityFilterChain"));
    chain.setDispatcherTypes(DispatcherType.REQUEST);
    chain.setOrder(0);
    return chain;
  }

  /** Refusals in the form that was asked for. */
  @Bean
  Refusals refusals(Faults faults) {
    return new Refusals(faults);
  }

  /** The chain. */
  @Bean
  SecurityFilterChain routes(
      HttpSecurity http,
      SessionGuard guard,
      MachineGuard machines,
      SharingKeys sharing,
      Pages pages,
      Refusals refusals)
      throws Exception {
    http.csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint((request, response, e) -> {
                  if (request.getRequestURI().startsWith("/api/")) {
                    MachineFilter.challenge(response);
                  }
                  ReaderFilter.challenge(request, response);
                  refusals.signIn(request, response);
                })
                .accessDeniedHandler((request, response, e) -> {
                  if (request.getHeader("Authorization") != null) {
                    MachineFilter.forbid(response);
                  }
                  refusals.forbid(request, response);
                }))
        .addFilterBefore(new UnknownAddressFilter(refusals), AuthorizationFilter.class)
        .addFilterBefore(new SessionFilter(guard, pages, refusals), AuthorizationFilter.class)
        .addFilterBefore(new MachineFilter(machines, refusals), AuthorizationFilter.class)
        .addFilterBefore(new ReaderFilter(sharing, refusals), AuthorizationFilter.class)
        .authorizeHttpRequests(rules -> {
          for (Route route : Routes.ALL) {
            Set<String> authorities = route.access().authorities();
            var matched = rules.requestMatchers(route.method(), route.pattern());
            if (authorities.isEmpty()) {
              matched.permitAll();
            } else {
              matched.hasAnyAuthority(authorities.toArray(String[]::new));
            }
          }
          rules.requestMatchers(ErrorAddress.PATH).permitAll().anyRequest().denyAll();
        });
    return http.build();
  }
}

package dev.countersign.server.route;

import org.springframework.http.HttpMethod;

/**
 * An address and who may use it.
 *
 * @param pattern in Spring's form, such as {@code /transfers/{id}}
 */
public record Route(HttpMethod method, String pattern, Access access) {}

/**
 * Notices to authorities, clients and insurers, drafted out of the company's templates with what a
 * trace and its requests to freeze say. Nothing is sent. What a template may hold is decided in
 * {@code response.notice}.
 */
@NullMarked
package dev.countersign.server.letter;

import org.jspecify.annotations.NullMarked;

/**
 * The HTTP API under /api/v1, as openapi.yaml describes it: JSON in and out, problems as RFC 9457.
 * Answers come from check.
 */
@NullMarked
package dev.countersign.server.api;

import org.jspecify.annotations.NullMarked;

/**
 * Drafts of notices to authorities, clients and insurers, out of templates that the company owns.
 * Nothing is sent; what is known of a case is given, and what is not known is said.
 */
@NullMarked
package dev.countersign.response.notice;

import org.jspecify.annotations.NullMarked;

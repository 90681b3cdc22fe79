/**
 * Links and domains: whom a domain imitates, where a link really leads, lists of known bad domains.
 * Works on names and addresses as text; nothing is resolved or fetched.
 */
@NullMarked
package dev.countersign.lure.link;

import org.jspecify.annotations.NullMarked;

/**
 * The company's identity provider (OpenID Connect Core 1.0), where one is set: whoever signs in has
 * been there first. It opens nothing by itself; a passkey is asked for as well.
 */
@NullMarked
package dev.countersign.server.provider;

import org.jspecify.annotations.NullMarked;

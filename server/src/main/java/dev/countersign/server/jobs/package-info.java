/** What the server does by itself, again and again. A job that fails is told and tried again. */
@NullMarked
package dev.countersign.server.jobs;

import org.jspecify.annotations.NullMarked;

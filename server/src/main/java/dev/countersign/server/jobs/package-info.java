/**
 * What the server does by itself, again and again, each job on a thread of its own. A job that
 * fails is told and tried again.
 */
@NullMarked
package dev.countersign.server.jobs;

import org.jspecify.annotations.NullMarked;

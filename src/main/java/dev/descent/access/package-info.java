/** Who may call: anybody on this machine, or on any address whoever has the API key. */
package dev.descent.access;

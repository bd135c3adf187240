/** The same request for a shell. */

export function curlLine(json) {
  const key = sessionStorage.getItem('descent.key') ? ` \\\n  -H "Authorization: Bearer $DESCENT_API_KEY"` : '';
  const body = compact(json).replaceAll("'", String.raw`'\''`);
  return `curl -s ${location.origin}/v1/jobs -H 'Content-Type: application/json'${key} \\\n  -d '${body}'`;
}

function compact(json) {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return json;
  }
}

-- One event per request, a new random id each; for wrk.
local head = {
  ["Authorization"] = "Bearer rxt_sandbox_full",
  ["Content-Type"] = "application/json",
  ["Accept"] = "application/json",
  ["User-Agent"] = "risenexa-tracking-java/0.1.0",
}
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", os.time() * 1000 + threads)
end

function init()
  math.randomseed(seed)
end

function request()
  local r = math.random
  local id = string.format("%04x%04x-%04x-4%03x-8%03x-%04x%04x%04x", r(0, 65535), r(0, 65535), r(0, 65535),
    r(0, 4095), r(0, 4095), r(0, 65535), r(0, 65535), r(0, 65535))
  return wrk.format("POST", "/api/v1/track", head,
    '{"event_type":"user_registered","user_id":"usr_' .. id:sub(1, 8)
      .. '","startup_slug":"demo","event_id":"' .. id .. '"}')
end

function done(summary)
  local e = summary.errors
  local failed = e.status + e.connect + e.read + e.write + e.timeout
  io.write(string.format("RESULT %.0f %d\n", summary.requests / (summary.duration / 1e6), failed))
end

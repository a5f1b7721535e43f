import { z } from 'zod';
import { router, tenantProcedure } from '#app/platform/trpc.server';
import { changeOwnerInput, endOwnershipInput } from './ownership/schema';
import { changeOwner, endOwnership } from './ownership/service.server';
import { createVehicleInput, listVehiclesInput, updateVehicleInput, vehicleFile, vehicleIdInput, vehiclePage } from './vehicle/schema';
import { createVehicle, getVehicle, listVehicles, updateVehicle } from './vehicle/service.server';

const read = tenantProcedure('vehicles.vehicle.read');
const write = tenantProcedure('vehicles.vehicle.write');
const tags = ['vehicles'];
const saved = z.object({ vehicleId: z.uuid() });

export const vehiclesRouter = router({
  list: read
    .meta({ openapi: { method: 'GET', path: '/vehicles', tags } })
    .input(listVehiclesInput)
    .output(vehiclePage)
    .query(({ ctx, input }) => listVehicles(ctx, input)),
  get: read
    .meta({ openapi: { method: 'GET', path: '/vehicles/{vehicleId}', tags } })
    .input(vehicleIdInput)
    .output(vehicleFile)
    .query(({ ctx, input }) => getVehicle(ctx, input)),
  create: write
    .meta({ openapi: { method: 'POST', path: '/vehicles', tags } })
    .input(createVehicleInput)
    .output(saved)
    .mutation(({ ctx, input }) => createVehicle(ctx, input)),
  update: write
    .meta({ openapi: { method: 'PATCH', path: '/vehicles/{vehicleId}', tags } })
    .input(updateVehicleInput)
    .output(saved)
    .mutation(({ ctx, input }) => updateVehicle(ctx, input)),
  changeOwner: write.input(changeOwnerInput).mutation(({ ctx, input }) => changeOwner(ctx, input)),
  endOwnership: write.input(endOwnershipInput).mutation(({ ctx, input }) => endOwnership(ctx, input)),
});

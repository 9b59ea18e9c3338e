/**
 * NestJS on Express with class-validator, as its documentation has it: DTO classes and one global ValidationPipe.
 * Needs decorators and their metadata, so `tsc` compiles it to `.cache/` before the run.
 */
import 'reflect-metadata'
import { Body, Controller, Get, Module, Param, Post, Query, ValidationPipe } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator'
import * as data from '../data.ts'
import { HOST, report } from '../server.ts'

const CURRENCIES = ['EUR', 'USD', 'GBP']

class ItemParams {
  @IsUUID() itemId!: string
}

class ItemQuery {
  @IsOptional() @IsIn(CURRENCIES) currency?: data.Currency
}

class ListQuery {
  @IsInt() @Min(1) @Max(100) @Type(() => Number) limit: number = 20
}

class NewOrderLine {
  @IsUUID() itemId!: string
  @IsInt() @Min(1) @Max(1000) quantity!: number
  @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) @Length(1, 30, { each: true }) tags!: string[]
}

class NewOrder {
  @IsUUID() customerId!: string
  @IsIn(CURRENCIES) currency!: data.Currency
  @IsOptional() @IsString() @MaxLength(200) note?: string
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => NewOrderLine)
  lines!: NewOrderLine[]
}

@Controller()
class BenchController {
  @Get('items/:itemId')
  getItem(@Param() { itemId }: ItemParams, @Query() { currency }: ItemQuery): data.Item {
    return data.getItem(itemId, currency)
  }

  @Get('items')
  listItems(@Query() { limit }: ListQuery): data.ItemPage {
    return data.listItems(limit)
  }

  @Post('orders')
  createOrder(@Body() order: NewOrder): data.Order {
    return data.createOrder(order)
  }
}

@Module({ controllers: [BenchController] })
class BenchModule {}

const app = await NestFactory.create<NestExpressApplication>(BenchModule, { logger: false })
app.disable('etag').disable('x-powered-by')
app.useGlobalPipes(new ValidationPipe({ transform: true }))
await app.listen(0, HOST)
report(app.getHttpServer())
